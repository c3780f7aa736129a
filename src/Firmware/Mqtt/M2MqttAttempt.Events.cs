using System;
using Firmware.Core;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    // What M2Mqtt reports, on its threads.
    internal sealed partial class M2MqttAttempt
    {
        private void OnOpened(object sender, ConnectionOpenedEventArgs e)
        {
            _sessionPresent = e.Message.SessionPresent;
            if (e.Message.ReturnCode != MqttReasonCode.Success)
            {
                _refusal = ReasonOf(e.Message.ReturnCode);
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            _closed = true;
            _inbox.Put(this, MqttEventKind.Dropped, 0, false);
            _inbox.Put(this, MqttEventKind.Lost, (int)LinkReason.Lost, false);
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
        {
            bool granted = true;
            int last = 0;
            foreach (MqttQoSLevel level in e.GrantedQoSLevels)
            {
                granted &= level != MqttQoSLevel.GrantedFailure;
                last = (int)level;
            }

            _inbox.Put(this, MqttEventKind.Subscribed, last, granted);
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
            => _inbox.Put(this, MqttEventKind.Published, e.MessageId, e.IsPublished);

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
            => _inbox.PutMessage(this, e.Topic, e.Message, e.Message.Length, e.Retain);
    }
}
