using System.Net;
using System.Security.Claims;
using Station.Network;
using Store;
using Web.Access;

namespace Web.Hosting;

/// <summary>Options of the web server.</summary>
internal sealed record WebOptions
{
    /// <summary>Address and port to listen on; port 0 takes a free one.</summary>
    internal required IPEndPoint Listen { get; init; }

    /// <summary>The broker.</summary>
    internal required BrokerAddress Broker { get; init; }

    /// <summary>First part of every topic.</summary>
    internal required string Root { get; init; }

    /// <summary>The store of recorded readings, owned by the caller.</summary>
    internal required ReadingStore Store { get; init; }

    /// <summary>Who may log in; null for a page without a login, which only browsers on this machine can open.</summary>
    internal UserFile? Users { get; init; }

    /// <summary>Certificate for HTTPS; null for HTTP.</summary>
    internal CertificateFile? Certificate { get; init; }

    /// <summary>Address of a reverse proxy that terminates HTTPS and whose forwarded headers are trusted; null for none.</summary>
    internal IPAddress? Proxy { get; init; }

    /// <summary>Whether a user who was admitted still is; without a login, everybody on this machine is.</summary>
    internal bool Admits(ClaimsPrincipal person) => Users is null || Users.Admits(person);
}
