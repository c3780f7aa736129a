namespace Firmware.Core
{
    /// <summary>One event of the link. The node owns one and has it filled again and again.</summary>
    public sealed class MqttEvent
    {
        /// <summary>What happened. Which other fields count depends on it.</summary>
        public MqttEventKind Kind;

        /// <summary>Why, for <see cref="MqttEventKind.Failed"/> and <see cref="MqttEventKind.Lost"/>.</summary>
        public LinkReason Reason;

        /// <summary>The message id, for <see cref="MqttEventKind.Published"/>; the QoS granted for the last topic, for <see cref="MqttEventKind.Subscribed"/>.</summary>
        public int MessageId;

        /// <summary>
        /// Whether a message was acknowledged, a subscription was granted for every topic,
        /// or the broker had kept the session (for <see cref="MqttEventKind.Connected"/>).
        /// </summary>
        public bool Ok;

        /// <summary>The topic of a message.</summary>
        public string Topic;

        /// <summary>The payload of a message: the node may change it. Null when <see cref="Length"/> exceeds <see cref="SettingsParser.MaxBytes"/>.</summary>
        public byte[] Payload;

        /// <summary>The length of the payload as it was sent, in bytes.</summary>
        public int Length;

        /// <summary>Whether the message was kept by the broker from before the subscription.</summary>
        public bool Retained;
    }
}
