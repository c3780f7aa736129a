namespace Firmware
{
    /// <summary>First bytes of MQTT packets (MQTT 3.1.1 clauses 2.2.1 and 3).</summary>
    internal static class PacketType
    {
        /// <summary>The bits that name the type; those below it are flags.</summary>
        public const int Mask = 0xF0;

        /// <summary>CONNACK.</summary>
        public const int ConnectAnswer = 0x20;

        /// <summary>PUBLISH.</summary>
        public const int Publish = 0x30;

        /// <summary>PUBACK.</summary>
        public const int PublishAnswer = 0x40;

        /// <summary>PUBREC.</summary>
        public const int PublishReceived = 0x50;

        /// <summary>PUBREL, without the flag that a sender has to set.</summary>
        public const int PublishRelease = 0x60;

        /// <summary>PUBCOMP.</summary>
        public const int PublishComplete = 0x70;

        /// <summary>SUBSCRIBE, without the flag that a sender has to set.</summary>
        public const int Subscribe = 0x80;

        /// <summary>SUBACK.</summary>
        public const int SubscribeAnswer = 0x90;

        /// <summary>PINGREQ.</summary>
        public const int Ping = 0xC0;

        /// <summary>PINGRESP.</summary>
        public const int PingAnswer = 0xD0;

        /// <summary>The flag that PUBREL and SUBSCRIBE carry.</summary>
        public const int RequiredFlag = 0x02;

        /// <summary>PUBLISH: it may have been sent before.</summary>
        public const int DuplicateFlag = 0x08;

        /// <summary>PUBLISH: the QoS.</summary>
        public const int QosMask = 0x06;

        /// <summary>PUBLISH: QoS 2.</summary>
        public const int QosTwo = 0x04;

        /// <summary>PUBLISH: kept by the broker.</summary>
        public const int RetainFlag = 0x01;
    }
}
