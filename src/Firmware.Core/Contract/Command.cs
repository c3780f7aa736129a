namespace Firmware.Core
{
    /// <summary>The commands that a node accepts. Their words: <see cref="Words.Of(Command)"/>.</summary>
    public enum Command
    {
        /// <summary>Nothing: the message was refused, or is a repetition.</summary>
        None,

        /// <summary>Take a sample now.</summary>
        Read,

        /// <summary>Leave and start again.</summary>
        Restart,

        /// <summary>Show which board it is.</summary>
        Identify,

        /// <summary>Clear every topic that the node has retained, then leave for good.</summary>
        Forget,

        /// <summary>Return to the settings that were deployed with the firmware, and start again.</summary>
        Reset,

        /// <summary>Do not sleep for some time.</summary>
        Stay,
    }
}
