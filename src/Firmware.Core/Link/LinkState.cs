namespace Firmware.Core
{
    /// <summary>Where the link stands.</summary>
    public enum LinkState
    {
        /// <summary>Not connected; pauses before the next attempt.</summary>
        Waiting,

        /// <summary>An attempt is under way: the broker has not answered yet.</summary>
        Connecting,

        /// <summary>Connected; the broker has not acknowledged the subscription to the settings yet.</summary>
        Subscribing,

        /// <summary>Connected, can be configured, and says so on the status topic.</summary>
        Online,

        /// <summary>Says goodbye: waits for the acknowledgement of <c>offline</c>.</summary>
        Leaving,

        /// <summary>Left for good.</summary>
        Left,
    }
}
