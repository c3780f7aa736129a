using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    /// <summary>
    /// What the threads of M2Mqtt leave for the node, and which connection counts: what comes of another one is dropped here.
    /// </summary>
    internal sealed partial class M2MqttInbox
    {
        // A callback looks again this often whether there is room, and whether its connection still counts.
        private const int RoomWaitMs = 50;

        // Messages of QoS 0 that M2Mqtt has and the socket has not: they take memory too. All that one reading takes go in, or it would be
        // begun again and again and never come to its end.
        private const int MaxUnsent = Quantity.Count + 1;

        private readonly object _lock = new object();
        private readonly MqttEventQueue _queue = new MqttEventQueue();
        private readonly AnswerWatch _answers = new AnswerWatch();
        private readonly AutoResetEvent _wake;
        private readonly AutoResetEvent _room = new AutoResetEvent(false);
        private M2MqttAttempt _attempt;
        private ushort _lastId = (ushort)DeviceIdentity.Seed();
        private int _unsent;
        private bool _full;

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
                _unsent = 0;
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

        /// <summary>
        /// Makes a new client count its message ids from where the last one stopped. A broker remembers the id of a QoS 2 message that was
        /// cut off half-way, and takes another message with that id for the same one (MQTT 3.1.1 clause 4.3.3). M2Mqtt begins with 1 each time.
        /// </summary>
        public void GoOnCounting(MqttClient client) => PrivateField.Set(typeof(MqttClient), client, "_messageIdCounter", _lastId);

        /// <summary>Publishes through the present attempt, if no more messages are under way than memory allows.</summary>
        public int Publish(string topic, byte[] exact, int qos, bool retain)
        {
            // Within the lock, or the answer could come before anybody waits for it.
            lock (_lock)
            {
                // What was refused once finds room for all of a reading, and not for its first value only.
                _full = _unsent >= MaxUnsent || (_full && _unsent > 0);
                if (qos > 0 ? !_answers.HasRoom : _full)
                {
                    return -1;
                }

                ushort id = _attempt.Client.Publish(topic, exact, null, null, (MqttQoSLevel)qos, retain);
                if (qos == 0)
                {
                    _unsent++;
                    return 0;
                }

                _lastId = id;
                _answers.Add(id, Environment.TickCount64);
                return id;
            }
        }

        /// <summary>A message of QoS 0 is on the socket.</summary>
        public void Sent()
        {
            lock (_lock)
            {
                _unsent = _unsent > 0 ? _unsent - 1 : 0;
            }

            _wake.Set();
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
                    into.Acknowledged = false;
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
    }
}
