using System;
using System.Threading;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// The node's MQTT client on the device. A fresh M2Mqtt client for each attempt: a used one holds memory, and what is owed to the broker
    /// does not hang on it. The threads of M2Mqtt only leave an event here and wake the node's loop.
    /// </summary>
    internal sealed class M2MqttLink : IMqttLink
    {
        private readonly M2MqttInbox _inbox;
        private readonly Handshakes _handshakes;
        private readonly TlsNeeds _needs;

        /// <summary>Creates a link that is not connected.</summary>
        /// <param name="wake">Is set when there is an event.</param>
        /// <param name="needs">What has to be there for TLS.</param>
        /// <param name="seed">Differs from start to start: where packet identifiers begin.</param>
        public M2MqttLink(AutoResetEvent wake, TlsNeeds needs, uint seed)
        {
            _inbox = new M2MqttInbox(wake);
            _handshakes = new Handshakes(_inbox, (ushort)seed);
            _needs = needs;
        }

        /// <inheritdoc/>
        public void Open(MqttConnection connection)
        {
            // A copy: the node may change its own while a slow name server is asked, and this broker's password is not for the next one.
            M2MqttAttempt attempt = new M2MqttAttempt(_inbox, _handshakes, _needs, connection.Copy());
            _inbox.Begin(attempt);
            _handshakes.Begin(connection);
            try
            {
                new Thread(attempt.Run).Start();
            }
            catch (Exception)
            {
                _inbox.Put(attempt, MqttEventKind.Failed, (int)LinkReason.NoMemory, false);
            }
        }

        /// <inheritdoc/>
        public void Subscribe(string[] topics, int lastQos)
        {
            try
            {
                _handshakes.Subscribe(topics, lastQos);
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
                return _handshakes.Publish(topic, payload, length, qos, retain);
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool TryTake(MqttEvent into, bool messages) => _inbox.TryTake(into, messages) || TryTakeFailure(into);

        /// <inheritdoc/>
        public void Close()
        {
            // The DISCONNECT first: a reader that finds its connection no longer wanted closes it.
            _inbox.Attempt?.Leave();
            End();
        }

        /// <inheritdoc/>
        public void Abandon() => End()?.Drop();

        private M2MqttAttempt End()
        {
            _handshakes.End();
            return _inbox.End();
        }

        // No event reports this: the broker has fallen silent, altogether or about one message.
        private bool TryTakeFailure(MqttEvent into)
        {
            long now = Environment.TickCount64;
            int id = _handshakes.RemoveOverdue(now, out bool again);
            if (id > 0)
            {
                into.Kind = MqttEventKind.Published;
                into.MessageId = id;
                into.Acknowledged = false;
                return true;
            }

            if (again || (_inbox.Attempt != null && _inbox.Attempt.IsSilent(now)))
            {
                Abandon();
                into.Kind = MqttEventKind.Lost;
                into.Reason = LinkReason.Silent;
                return true;
            }

            return false;
        }
    }
}
