namespace Firmware.Core
{
    /// <summary>What a node has to be told by its board or by the command line.</summary>
    public sealed class NodeOptions
    {
        /// <summary>Client id, and place while none is set. 1 to 32 of a-z 0-9 - _</summary>
        public string Id;

        /// <summary>Seed of its random pauses; differs from node to node.</summary>
        public uint Seed;

        /// <summary>
        /// Brokers that the host of the node provides, in the form of <see cref="BrokerList"/>; they replace those in the settings. Null on a device.
        /// </summary>
        public string Broker;

        /// <summary>TCP port of a <see cref="Broker"/> that has none of its own.</summary>
        public int BrokerPort;

        /// <summary>
        /// A random number, for the first session where none was counted before: the readings of a board that was erased must not look like
        /// repetitions of its earlier ones. <see cref="RunRecord.Begin"/> says what becomes of it.
        /// </summary>
        public int FirstSession = 1;

        /// <summary>Settings that may be written in a row before <see cref="WriteBudget"/> slows them down; 0 for no limit.</summary>
        public int SettingsWrites;

        /// <summary>Readings that fit in the outbox: about 40 bytes each on the device.</summary>
        public int OutboxCapacity = 64;
    }
}
