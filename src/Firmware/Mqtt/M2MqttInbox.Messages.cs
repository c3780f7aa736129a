using System;
using Firmware.Core;

namespace Firmware
{
    // Messages that come in: one at a time goes through M2Mqtt to the node.
    internal sealed partial class M2MqttInbox
    {
        // A message that M2Mqtt was given comes out of it within this, or was dropped by it.
        private const int PassMs = 5000;

        private bool _passing;
        private long _passedUntilMs;

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
