namespace Firmware.Core
{
    /// <summary>The state of the link.</summary>
    public enum LinkState
    {
        /// <summary>Not connected; waiting for the next attempt.</summary>
        Waiting,

        /// <summary>An attempt is under way: the broker has not answered yet.</summary>
        Connecting,

        /// <summary>Connected; the broker has not acknowledged the subscription to the settings yet.</summary>
        Subscribing,

        /// <summary>Connected and configurable; has said <c>online</c> on the status topic.</summary>
        Online,

        /// <summary>Saying goodbye: waiting for the acknowledgement of <c>offline</c>.</summary>
        Leaving,

        /// <summary>Left for good.</summary>
        Left,
    }
}
