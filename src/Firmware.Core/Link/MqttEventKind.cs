namespace Firmware.Core
{
    /// <summary>What happened at the client. The order in which events come is part of <see cref="IMqttLink"/>.</summary>
    public enum MqttEventKind
    {
        /// <summary>The broker accepted the connection.</summary>
        Connected,

        /// <summary>An attempt to connect failed.</summary>
        Failed,

        /// <summary>The connection is gone.</summary>
        Lost,

        /// <summary>The broker answered a subscription.</summary>
        Subscribed,

        /// <summary>A message is settled: acknowledged in full, or given up.</summary>
        Published,

        /// <summary>A message came in.</summary>
        Message,

        /// <summary>Every message id given out so far is void: nothing more is reported about it.</summary>
        Dropped,
    }
}
