using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    /// <summary>
    /// The node's MQTT client on the device. A fresh M2Mqtt client for each attempt: a used one does not resend reliably and holds
    /// memory. The threads of M2Mqtt only leave an event here and wake the node's loop.
    /// </summary>
    internal sealed class M2MqttLink : IMqttLink
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

        public M2MqttLink(AutoResetEvent wake, TlsNeeds needs)
        {
            _wake = wake;
            Needs = needs;
        }

        /// <summary>What TLS needs.</summary>
        internal TlsNeeds Needs { get; }

        /// <inheritdoc/>
        public void Open(MqttConnection connection)
        {
            M2MqttAttempt attempt = new M2MqttAttempt(this, connection);
            lock (_lock)
            {
                _attempt = attempt;
                _answers.Clear();
                _passing = false;
            }

            try
            {
                new Thread(attempt.Run).Start();
            }
            catch (Exception)
            {
                Put(attempt, MqttEventKind.Failed, (int)LinkReason.Lost, false);
            }
        }

        /// <inheritdoc/>
        public void Subscribe(string[] topics)
        {
            MqttQoSLevel[] levels = new MqttQoSLevel[topics.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = MqttQoSLevel.AtLeastOnce;
            }

            try
            {
                _attempt.Client.Subscribe(topics, levels);
            }
            catch (Exception)
            {
                // No SUBACK will come, which the caller waits for.
            }
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            try
            {
                // M2Mqtt takes messages without a connection too, and forgets them.
                if (_attempt == null || !_attempt.Client.IsConnected || (qos > 0 && !_answers.HasRoom))
                {
                    return -1;
                }

                byte[] exact = new byte[length];
                Array.Copy(payload, exact, length);

                // Within the lock, or the answer could come before anybody waits for it.
                lock (_lock)
                {
                    int id = _attempt.Client.Publish(topic, exact, null, null, (MqttQoSLevel)qos, retain);
                    if (qos > 0)
                    {
                        _answers.Add(id, Environment.TickCount64);
                    }

                    return qos == 0 ? 0 : id;
                }
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
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

        /// <inheritdoc/>
        public void Close() => Detach()?.Leave();

        /// <inheritdoc/>
        public void Abandon() => Detach()?.Drop();

        /// <summary>Whether an attempt is the one that counts.</summary>
        internal bool IsCurrent(M2MqttAttempt attempt)
        {
            lock (_lock)
            {
                return _attempt == attempt;
            }
        }

        /// <summary>Leaves an event, unless its connection no longer counts. Waits for room.</summary>
        internal void Put(M2MqttAttempt from, MqttEventKind kind, int value, bool ok)
        {
            while (IsCurrent(from))
            {
                lock (_lock)
                {
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
        internal void PutMessage(M2MqttAttempt from, string topic, byte[] payload, int length, bool retained)
        {
            while (IsCurrent(from))
            {
                lock (_lock)
                {
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
        internal bool TryPass()
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
        internal void WaitForRoom() => _room.WaitOne(RoomWaitMs, false);

        // From here on nothing of the present connection counts, and its message ids are void.
        private M2MqttAttempt Detach()
        {
            lock (_lock)
            {
                M2MqttAttempt attempt = _attempt;
                _attempt = null;
                if (attempt != null)
                {
                    _queue.PutLast(MqttEventKind.Dropped);
                }

                return attempt;
            }
        }
    }
}
