namespace Firmware.Core
{
    /// <summary>Whether the broker has the announcement to Home Assistant.</summary>
    public enum AnnouncementState
    {
        /// <summary>It has none.</summary>
        None,

        /// <summary>It was sent, and the node has not heard it: the broker may have dropped it, or does not let the node listen there.</summary>
        Unknown,

        /// <summary>The broker has it.</summary>
        Kept,
    }
}
