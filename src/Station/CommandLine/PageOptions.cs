using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Web.Access;
using Web.Hosting;

namespace Station.CommandLine;

/// <summary>Options for address and access of the page. An address that others can reach requires a login, and a login requires encryption.</summary>
internal sealed class PageOptions
{
    private const int UsualPort = 8080;
    private static readonly string Usual = $"127.0.0.1:{UsualPort}";

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "where browsers come in; port 0 takes a free one; other addresses than this machine's own want --users",
        HelpName = "address:port",
        DefaultValueFactory = static _ => Usual,
    };

    private readonly Option<string> _users = UsersCommand.CreateFile();
    private readonly Option<string> _certificate = new("--certificate")
    {
        Description = "speaks HTTPS with it; PEM, with what leads to its root",
        HelpName = "FILE",
    };

    private readonly Option<string> _key = new("--key") { Description = "of the certificate; PEM", HelpName = "FILE" };
    private readonly Option<string> _proxy = new("--behind-proxy")
    {
        Description = "address of a proxy that speaks HTTPS to browsers; what it says of them is believed",
        HelpName = "address",
    };

    /// <summary>Adds them, with what must hold between them.</summary>
    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _listen, _users, _certificate, _key, _proxy })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (Fault(result) is { } fault)
            {
                result.AddError(fault);
            }
        });
    }

    /// <summary>Where browsers come in.</summary>
    internal IPEndPoint Listen(ParseResult result) => IPEndPoint.Parse(result.GetValue(_listen)!);

    /// <summary>Who may log in.</summary>
    /// <exception cref="StationException">The file is not as it must be.</exception>
    internal UserFile? Users(ParseResult result) => result.GetValue(_users) is { } path ? new UserFile(path) : null;

    /// <summary>With which the page speaks HTTPS.</summary>
    /// <exception cref="StationException">It cannot be read.</exception>
    internal CertificateFile? Certificate(ParseResult result) =>
        result.GetValue(_certificate) is { } path ? new CertificateFile(path, result.GetValue(_key)!) : null;

    /// <summary>The proxy before the page.</summary>
    internal IPAddress? Proxy(ParseResult result) => result.GetValue(_proxy) is { } address ? IPAddress.Parse(address) : null;

    private string? Fault(CommandResult result)
    {
        // A validator is not given a default.
        string listen = result.GetValue(_listen) ?? Usual;
        string? proxy = result.GetValue(_proxy);
        bool hasUsers = result.GetValue(_users) is not null;
        bool isSecure = result.GetValue(_certificate) is not null || proxy is not null;
        if (!IPEndPoint.TryParse(listen, out IPEndPoint? wanted))
        {
            return $"--listen must be an address and a port, such as {Usual} or [::1]:0, not '{listen}'.";
        }

        if (proxy is not null && !IPAddress.TryParse(proxy, out _))
        {
            return $"--behind-proxy must be the address from which the proxy connects, such as 127.0.0.1, not '{proxy}'.";
        }

        if ((result.GetValue(_certificate) is null) != (result.GetValue(_key) is null))
        {
            return "--certificate and --key go together.";
        }

        bool isLocal = IPAddress.IsLoopback(wanted.Address) && proxy is null;
        return isLocal || (hasUsers && isSecure) ? null
            : !hasUsers ? $"--{(proxy is null ? $"listen {wanted}" : "behind-proxy")}: others reach it, so it wants a login: "
                + "--users FILE, made by 'station users add'."
            : $"--listen {wanted}: others reach it, so passwords must not go in the clear: --certificate FILE and --key FILE, or --behind-proxy.";
    }
}
