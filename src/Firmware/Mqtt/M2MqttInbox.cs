using System.Threading;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// What the threads of a connection leave for the node, and which connection counts: what comes of another one is dropped here.
    /// </summary>
    internal sealed class M2MqttInbox
    {
        // A callback looks again this often whether there is room, and whether its connection still counts.
        private const int RoomWaitMs = 50;

        private readonly MqttEventQueue _queue = new MqttEventQueue();
        private readonly MessageTurn _turn = new MessageTurn();
        private readonly AutoResetEvent _wake;
        private readonly AutoResetEvent _room = new AutoResetEvent(false);
        private M2MqttAttempt _attempt;

        /// <summary>Creates an empty inbox.</summary>
        /// <param name="wake">Is set when there is an event.</param>
        public M2MqttInbox(AutoResetEvent wake)
        {
            _wake = wake;
        }

        /// <summary>Guards the inbox, and what has to change together with it.</summary>
        public object Lock { get; } = new object();

        /// <summary>The attempt that counts; null when none does. Only the node's thread changes it.</summary>
        public M2MqttAttempt Attempt => _attempt;

        /// <summary>From here on this attempt counts.</summary>
        public void Begin(M2MqttAttempt attempt)
        {
            lock (Lock)
            {
                _attempt = attempt;
                _turn.End();
            }
        }

        /// <summary>From here on nothing of the present connection counts.</summary>
        /// <returns>The attempt that counted; null when none did.</returns>
        public M2MqttAttempt End()
        {
            lock (Lock)
            {
                M2MqttAttempt attempt = _attempt;
                _attempt = null;
                _queue.End();
                return attempt;
            }
        }

        /// <summary>Whether an attempt is the one that counts.</summary>
        public bool IsCurrent(M2MqttAttempt attempt)
        {
            lock (Lock)
            {
                return _attempt == attempt;
            }
        }

        /// <summary>Takes the next event: see <see cref="IMqttLink.TryTake"/>.</summary>
        public bool TryTake(MqttEvent into, bool messages)
        {
            bool taken;
            lock (Lock)
            {
                taken = _queue.TryTake(into, messages);
            }

            if (taken)
            {
                _room.Set();
            }

            return taken;
        }

        /// <summary>Leaves an event, unless its connection no longer counts. Waits for room.</summary>
        public void Put(M2MqttAttempt from, MqttEventKind kind, int value, bool ok)
        {
            while (!TryPut(from, kind, value, ok))
            {
                WaitForRoom();
            }
        }

        /// <summary>Leaves an event, unless its connection no longer counts.</summary>
        /// <returns>False when there is no room for it.</returns>
        public bool TryPut(M2MqttAttempt from, MqttEventKind kind, int value, bool ok)
        {
            lock (Lock)
            {
                if (_attempt == from)
                {
                    if (!_queue.HasRoom)
                    {
                        return false;
                    }

                    _queue.Put(kind, value, ok);
                }
            }

            _wake.Set();
            return true;
        }

        /// <summary>Leaves the event that no message identifier counts any more. There is always room for it.</summary>
        public void PutDropped()
        {
            lock (Lock)
            {
                _queue.PutLast(MqttEventKind.Dropped);
            }

            _wake.Set();
        }

        /// <summary>Leaves a message, unless its connection no longer counts. Waits until the one before is taken.</summary>
        public void PutMessage(M2MqttAttempt from, string topic, byte[] payload, int length, bool retained)
        {
            while (true)
            {
                lock (Lock)
                {
                    if (_attempt != from)
                    {
                        return;
                    }

                    if (_queue.HasMessageRoom)
                    {
                        _turn.End();
                        _queue.PutMessage(topic, length > SettingsParser.MaxBytes ? null : payload, length, retained);
                        break;
                    }
                }

                WaitForRoom();
            }

            _wake.Set();
        }

        /// <summary>Whether one more message may go into M2Mqtt: the one before has come out of it, and the node has taken it.</summary>
        public bool TryPass()
        {
            lock (Lock)
            {
                return _queue.HasMessageRoom && _turn.TryTake();
            }
        }

        /// <summary>Waits a moment, or until the node has taken something.</summary>
        public void WaitForRoom() => _room.WaitOne(RoomWaitMs, false);
    }
}
