namespace Fault.Tests.Simulation;

/// <summary>How a client library treats what is not acknowledged.</summary>
internal enum ClientStyle
{
    /// <summary>As the client of the desktop: keeps it over connections under the same id.</summary>
    Keeps,

    /// <summary>As M2Mqtt with a client for each attempt: sends again after a second, gives up after three, forgets all with the connection.</summary>
    Forgets,
}
