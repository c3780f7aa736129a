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
        private readonly M2MqttInbox _inbox;
        private readonly TlsNeeds _needs;

        public M2MqttLink(AutoResetEvent wake, TlsNeeds needs)
        {
            _inbox = new M2MqttInbox(wake);
            _needs = needs;
        }

        /// <inheritdoc/>
        public void Open(MqttConnection connection)
        {
            M2MqttAttempt attempt = new M2MqttAttempt(_inbox, _needs, connection);
            _inbox.Begin(attempt);
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
            MqttQoSLevel[] levels = new MqttQoSLevel[topics.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = i < levels.Length - 1 ? MqttQoSLevel.AtLeastOnce : (MqttQoSLevel)lastQos;
            }

            try
            {
                _inbox.Attempt.Client.Subscribe(topics, levels);
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
                if (_inbox.Attempt == null || !_inbox.Attempt.Client.IsConnected)
                {
                    return -1;
                }

                byte[] exact = new byte[length];
                Array.Copy(payload, exact, length);
                return _inbox.Publish(topic, exact, qos, retain);
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool TryTake(MqttEvent into, bool messages) => _inbox.TryTake(into, messages);

        /// <inheritdoc/>
        public void Close() => _inbox.End()?.Leave();

        /// <inheritdoc/>
        public void Abandon() => _inbox.End()?.Drop();
    }
}
