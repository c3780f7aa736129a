namespace Firmware.Core
{
    /// <summary>What a message asks the node to do, apart from the reply that it gets.</summary>
    public enum Request
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Take a sample now.</summary>
        Sample,

        /// <summary>The settings have changed: apply them.</summary>
        Settings,

        /// <summary>Try the candidate.</summary>
        Trial,

        /// <summary>Leave and start again.</summary>
        Restart,

        /// <summary>Leave and start again with other settings, perhaps at another place.</summary>
        Reset,

        /// <summary>Clear everything retained and leave for good.</summary>
        Forget,

        /// <summary>Do not sleep for some time.</summary>
        Stay,
    }
}
