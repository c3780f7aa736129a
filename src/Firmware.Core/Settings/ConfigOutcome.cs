namespace Firmware.Core
{
    /// <summary>What became of a config message.</summary>
    public enum ConfigOutcome
    {
        /// <summary>Valid, and every value was in force already.</summary>
        Unchanged,

        /// <summary>Valid, stored, and in force.</summary>
        Changed,

        /// <summary>Valid, but it can cut the node off: it is tried before it is stored. The last reply comes later.</summary>
        Tried,

        /// <summary>Refused as a whole; nothing changed.</summary>
        Refused,
    }
}
