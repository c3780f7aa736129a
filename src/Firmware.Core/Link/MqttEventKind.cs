namespace Firmware.Core
{
    /// <summary>What happened on the link.</summary>
    public enum MqttEventKind
    {
        /// <summary>The broker accepted the connection.</summary>
        Connected,

        /// <summary>An attempt to connect failed: see the reason.</summary>
        Failed,

        /// <summary>The connection is gone: see the reason.</summary>
        Lost,

        /// <summary>The broker answered a subscription.</summary>
        Subscribed,

        /// <summary>A message is done: acknowledged in full, or given up.</summary>
        Published,

        /// <summary>A message came in.</summary>
        Message,

        /// <summary>Every message id given out so far is void: what was not acknowledged by now never will be.</summary>
        Dropped,
    }
}
