namespace Station.Network;

/// <summary>Receives what happens on a link. All members are called on its network thread, one at a time.</summary>
/// <remarks>The broker has its acknowledgement of a message only after <see cref="Message"/> has returned.</remarks>
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
}
