namespace Firmware.Core
{
    /// <summary>What became of a config message.</summary>
    public enum ConfigOutcome
    {
        /// <summary>Valid, and every value was in force already.</summary>
        Unchanged,

        /// <summary>Valid, stored, and in force.</summary>
        Changed,

        /// <summary>Refused as a whole; nothing changed.</summary>
        Refused,
    }
}
