namespace Firmware.Core
{
    /// <summary>Why the node leaves its location.</summary>
    public enum Departure
    {
        /// <summary>It does not.</summary>
        None,

        /// <summary>A candidate is to be tried.</summary>
        Trial,

        /// <summary>It leaves for good, to start again.</summary>
        Restart,

        /// <summary>It leaves for good and clears everything that it has retained at the broker.</summary>
        Erase,
    }
}
