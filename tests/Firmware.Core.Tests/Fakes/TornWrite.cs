namespace Firmware.Core.Tests
{
    /// <summary>What a slot holds after a power cut in the middle of a write: flash and file systems differ in this.</summary>
    public enum TornWrite
    {
        /// <summary>The bytes that got there, and nothing else.</summary>
        Short,

        /// <summary>Behind them what was there before.</summary>
        Old,

        /// <summary>Behind them zeros up to the full length.</summary>
        Zeros,

        /// <summary>Behind them erased flash up to the full length.</summary>
        Erased,

        /// <summary>The end was written before the beginning: the new bytes stand behind old ones.</summary>
        Backward,
    }
}
