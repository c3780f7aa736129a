using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    /// <summary>
    /// What the threads of M2Mqtt leave for the node, and which connection counts: what comes of another one is dropped here.
    /// </summary>
    internal sealed class M2MqttInbox
    {
        // A callback looks again this often whether there is room, and whether its connection still counts.
        private const int RoomWaitMs = 50;

        // A message that M2Mqtt was given comes out of it within this, or was dropped by it.
        private const int PassMs = 5000;

        private readonly object _lock = new object();
        private readonly MqttEventQueue _queue = new MqttEventQueue();
        private readonly AnswerWatch _answers = new AnswerWatch();
        private readonly AutoResetEvent _wake;
        private readonly AutoResetEvent _room = new AutoResetEvent(false);
        private M2MqttAttempt _attempt;
        private bool _passing;
        private long _passedUntilMs;

        public M2MqttInbox(AutoResetEvent wake)
        {
            _wake = wake;
        }

        /// <summary>The attempt that counts; null when none does. Only the node's thread changes it.</summary>
        public M2MqttAttempt Attempt => _attempt;

        /// <summary>From here on this attempt counts.</summary>
        public void Begin(M2MqttAttempt attempt)
        {
            lock (_lock)
            {
                _attempt = attempt;
                _answers.Clear();
                _passing = false;
            }
        }

        /// <summary>From here on nothing of the present connection counts, and its message ids are void.</summary>
        public M2MqttAttempt End()
        {
            lock (_lock)
            {
                M2MqttAttempt attempt = _attempt;
                _attempt = null;
                if (attempt != null)
                {
                    _queue.End();
                }

                return attempt;
            }
        }

        /// <summary>Publishes through the present attempt, if no more messages are under way than memory allows.</summary>
        public int Publish(string topic, byte[] exact, int qos, bool retain)
        {
            // Within the lock, or the answer could come before anybody waits for it.
            lock (_lock)
            {
                if (qos > 0 && !_answers.HasRoom)
                {
                    return -1;
                }

                int id = _attempt.Client.Publish(topic, exact, null, null, (MqttQoSLevel)qos, retain);
                if (qos > 0)
                {
                    _answers.Add(id, Environment.TickCount64);
                }

                return qos == 0 ? 0 : id;
            }
        }

        /// <summary>Takes the next event: see <see cref="IMqttLink.TryTake"/>.</summary>
        public bool TryTake(MqttEvent into, bool messages)
        {
            bool taken;
            lock (_lock)
            {
                taken = _queue.TryTake(into, messages);
                int late = taken ? -1 : _answers.TakeLate(Environment.TickCount64);
                if (late >= 0)
                {
                    into.Kind = MqttEventKind.Published;
                    into.MessageId = late;
                    into.Ok = false;
                    return true;
                }
            }

            if (taken)
            {
                _room.Set();
            }

            return taken;
        }

        /// <summary>Whether an attempt is the one that counts.</summary>
        public bool IsCurrent(M2MqttAttempt attempt)
        {
            lock (_lock)
            {
                return _attempt == attempt;
            }
        }

        /// <summary>Leaves an event, unless its connection no longer counts. Waits for room.</summary>
        public void Put(M2MqttAttempt from, MqttEventKind kind, int value, bool ok)
        {
            while (true)
            {
                lock (_lock)
                {
                    if (_attempt != from)
                    {
                        break;
                    }

                    if (_queue.HasRoom)
                    {
                        // M2Mqtt tells the end of a message twice now and then, and that of a QoS 0 message too.
                        if (kind != MqttEventKind.Published || _answers.Take(value))
                        {
                            _queue.Put(kind, value, ok);
                        }

                        break;
                    }
                }

                _room.WaitOne(RoomWaitMs, false);
            }

            _wake.Set();
        }

        /// <summary>Leaves a message, unless its connection no longer counts. Waits until the one before is taken.</summary>
        public void PutMessage(M2MqttAttempt from, string topic, byte[] payload, int length, bool retained)
        {
            while (true)
            {
                lock (_lock)
                {
                    if (_attempt != from)
                    {
                        break;
                    }

                    if (_queue.HasMessageRoom)
                    {
                        _passing = false;
                        _queue.PutMessage(topic, length > SettingsParser.MaxBytes ? null : payload, length, retained);
                        break;
                    }
                }

                _room.WaitOne(RoomWaitMs, false);
            }

            _wake.Set();
        }

        /// <summary>Whether one more message may go into M2Mqtt: the one before has come out of it, and the node has taken it.</summary>
        public bool TryPass()
        {
            lock (_lock)
            {
                long now = Environment.TickCount64;
                if (!_queue.HasMessageRoom || (_passing && now < _passedUntilMs))
                {
                    return false;
                }

                _passing = true;
                _passedUntilMs = now + PassMs;
                return true;
            }
        }

        /// <summary>Waits a moment, or until the node has taken something.</summary>
        public void WaitForRoom() => _room.WaitOne(RoomWaitMs, false);
    }
}
