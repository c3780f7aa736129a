namespace Firmware.Core
{
    /// <summary>What became of a config message.</summary>
    public enum ConfigOutcome
    {
        /// <summary>Valid, and every value was in force already.</summary>
        Unchanged,

        /// <summary>Valid, stored, and in force.</summary>
        Changed,

        /// <summary>Valid, and could cut the node off: it is tried before it is stored. The last answer comes later.</summary>
        Tried,

        /// <summary>Refused as a whole; nothing changed.</summary>
        Refused,
    }
}
