namespace Firmware.Core
{
    /// <summary>What to do about a network that stays away.</summary>
    public enum Remedy
    {
        /// <summary>Go on waiting.</summary>
        None,

        /// <summary>Switch the network off and on.</summary>
        ResetNetwork,

        /// <summary>Restart the board.</summary>
        Restart,
    }
}
