namespace Firmware.Core
{
    /// <summary>What a message from outside wants the node to do, beyond the answer that it gets.</summary>
    public enum Request
    {
        /// <summary>Nothing more.</summary>
        None,

        /// <summary>Take a sample now.</summary>
        Sample,

        /// <summary>Show which board it is.</summary>
        Identify,

        /// <summary>Settings changed: look at them again.</summary>
        Settings,

        /// <summary>Settings wait to be tried.</summary>
        Trial,

        /// <summary>Leave and start again.</summary>
        Restart,

        /// <summary>Leave and start again with other settings, maybe at another place.</summary>
        Reset,

        /// <summary>Clear what is retained and leave for good.</summary>
        Forget,

        /// <summary>The broker holds a wrong status.</summary>
        Status,
    }
}
