namespace Firmware.Core
{
    /// <summary>One event of the client. The node owns one and has it filled again and again: only the fields of its kind count.</summary>
    public sealed class MqttEvent
    {
        /// <summary>What happened.</summary>
        public MqttEventKind Kind;

        /// <summary>Why: for <see cref="MqttEventKind.Failed"/> and <see cref="MqttEventKind.Lost"/>.</summary>
        public LinkReason Reason;

        /// <summary>Whether the broker still had the session: for <see cref="MqttEventKind.Connected"/>.</summary>
        public bool SessionKept;

        /// <summary>Whether every topic was granted: for <see cref="MqttEventKind.Subscribed"/>.</summary>
        public bool Granted;

        /// <summary>The QoS granted for the last topic: for <see cref="MqttEventKind.Subscribed"/>.</summary>
        public int GrantedQos;

        /// <summary>Which message: for <see cref="MqttEventKind.Published"/>.</summary>
        public int MessageId;

        /// <summary>Whether it was acknowledged in full; false if it was given up: for <see cref="MqttEventKind.Published"/>.</summary>
        public bool Acknowledged;

        /// <summary>The topic: for <see cref="MqttEventKind.Message"/>, as all that follow.</summary>
        public string Topic;

        /// <summary>The payload; the node may change it. Null if <see cref="Length"/> exceeds <see cref="MessageParser.MaxBytes"/>.</summary>
        public byte[] Payload;

        /// <summary>The length of the payload as it was sent, in bytes.</summary>
        public int Length;

        /// <summary>Whether the broker had kept the message from before the subscription.</summary>
        public bool Retained;
    }
}
