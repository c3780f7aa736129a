using System.Net;
using System.Security.Claims;
using Station.Network;
using Store;
using Web.Access;

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

    /// <summary>Who may log in; null for a page without a login, which is for browsers of this machine alone.</summary>
    internal UserFile? Users { get; init; }

    /// <summary>With which the page speaks HTTPS; null for HTTP.</summary>
    internal CertificateFile? Certificate { get; init; }

    /// <summary>The proxy before the page, which speaks HTTPS to browsers and is believed what it says of them; null where there is none.</summary>
    internal IPAddress? Proxy { get; init; }

    /// <summary>Whether somebody who came in is still known; without a login, everybody of this machine is.</summary>
    internal bool Admits(ClaimsPrincipal person) => Users is null || Users.Admits(person);
}
