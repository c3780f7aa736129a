using System.Globalization;
using Mqtt;

namespace Station.Network;

/// <summary>Address of the broker and credentials. A class, not a record: the text of a record would reveal the password.</summary>
internal sealed class BrokerAddress
{
    /// <summary>TCP port registered for MQTT.</summary>
    internal const int DefaultPort = 1883;

    /// <summary>Name or address.</summary>
    internal required string Host { get; init; }

    /// <summary>1 to 65,535.</summary>
    internal required int Port { get; init; }

    /// <summary>User name, or null.</summary>
    internal string? User { get; init; }

    /// <summary>Password, or null.</summary>
    internal string? Password { get; init; }

    /// <summary>TLS, or null for a plain connection.</summary>
    internal MqttTls? Tls { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[address]:port</c>.</summary>
    /// <returns>Null if the text is none of them.</returns>
    internal static (string Host, int Port)? Parse(string text)
    {
        string host = text;
        string port = "";
        int bracket = text.LastIndexOf(']');
        int colon = text.LastIndexOf(':');
        if (colon > bracket && (bracket >= 0 || text.IndexOf(':') == colon))
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }

        host = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        int number = DefaultPort;
        bool valid = host.Length > 0 && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '%')
            && (port.Length == 0 ? !text.EndsWith(':') : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            && number is >= 1 and <= ushort.MaxValue;
        return valid ? (host, number) : null;
    }
}
