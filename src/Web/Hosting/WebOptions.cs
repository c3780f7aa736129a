using System.Net;
using Station.Network;
using Store;

namespace Web.Hosting;

/// <summary>What the page is told.</summary>
internal sealed record WebOptions
{
    /// <summary>Where browsers come in; port 0 takes a free one.</summary>
    internal required IPEndPoint Listen { get; init; }

    /// <summary>The broker.</summary>
    internal required BrokerAddress Broker { get; init; }

    /// <summary>First part of every topic.</summary>
    internal required string Root { get; init; }

    /// <summary>What has been recorded. Belongs to whoever opened it.</summary>
    internal required ReadingStore Store { get; init; }
}
