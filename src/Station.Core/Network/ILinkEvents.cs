namespace Station.Network;

/// <summary>Receives what happens on a link. All members are called on its network thread, one at a time.</summary>
/// <remarks>The broker has its acknowledgement of a message only after <see cref="Message"/> has returned and <see cref="MessagesTaken"/> is done.</remarks>
internal interface ILinkEvents
{
    /// <summary>Connected and subscribed, for the first time or again.</summary>
    /// <param name="link">To publish on.</param>
    /// <param name="sessionPresent">Whether the broker still knew this client.</param>
    void Up(BrokerLink link, bool sessionPresent);

    /// <summary>The connection is lost and will be established again.</summary>
    /// <param name="why">For a person.</param>
    void Down(string why);

    /// <summary>The link has ended for good.</summary>
    /// <param name="failure">Says what to do.</param>
    void Failed(StationException failure);

    /// <summary>A message.</summary>
    void Message(Arrival arrival);

    /// <summary>
    /// With <see cref="LinkOptions.AcknowledgesTogether"/> called behind one or more messages that came together, before any of them is
    /// acknowledged: the place to make them last.
    /// </summary>
    /// <returns>When that is done. When it is cancelled they stay unacknowledged: the broker sends them again.</returns>
    ValueTask MessagesTaken() => ValueTask.CompletedTask;
}
