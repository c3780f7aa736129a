namespace Firmware.Core
{
    /// <summary>What a node can be told to do.</summary>
    public enum Command
    {
        /// <summary>Take a sample now.</summary>
        Read = 0,

        /// <summary>Leave, and start again.</summary>
        Restart = 1,

        /// <summary>Show which board it is.</summary>
        Identify = 2,

        /// <summary>Clear every retained topic it ever made, then leave for good.</summary>
        Forget = 3,

        /// <summary>Go back to the settings that were deployed with the firmware, and start again.</summary>
        Reset = 4,

        /// <summary>Nothing: the message was refused, or is a repetition.</summary>
        None = 5,
    }
}
