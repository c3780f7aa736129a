using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Firmware.Core;
using VirtualDevice.Faults;

namespace VirtualDevice;

/// <summary>What the command line says.</summary>
internal sealed record Options
{
    /// <summary>First part of every topic where none is given.</summary>
    internal const string DefaultRoot = Leaf.Home;

    private const int DefaultPort = 1883;
    private const int DefaultTlsPort = 8883;

    // As long as the setting may be.
    private const int MaxListLength = 128;

    /// <summary>The broker as host and port; several as a list and the port of those without their own; null starts a private one.</summary>
    public (string Host, int Port)? Broker { get; init; }

    /// <summary>Port of the private broker for MQTT over WebSockets, 0 for a free one; null for none.</summary>
    public int? WebSocketPort { get; init; }

    /// <summary>Whether the station's web page runs beside the nodes.</summary>
    public bool Web { get; init; }

    /// <summary>TLS and credentials.</summary>
    public required SecurityOptions Security { get; init; }

    /// <summary>First part of every topic.</summary>
    public required string Root { get; init; }

    /// <summary>Place of the node; null is chosen.</summary>
    public string? Place { get; init; }

    /// <summary>Seconds between samples; null leaves the firmware's default, or 5 with a private broker.</summary>
    public int? Interval { get; init; }

    /// <summary>QoS of readings; null leaves the firmware's default.</summary>
    public int? Qos { get; init; }

    /// <summary>MQTT keep-alive in seconds; null leaves the firmware's default.</summary>
    public int? KeepAlive { get; init; }

    /// <summary>Seconds after which the nodes leave; null is never.</summary>
    public int? For { get; init; }

    /// <summary>Seed of the simulated sensor.</summary>
    public int Seed { get; init; }

    /// <summary>Name of the simulated sensor.</summary>
    public required string Sensor { get; init; }

    /// <summary>The faults and their times; null for none.</summary>
    public IReadOnlyList<FaultStep>? Faults { get; init; }

    /// <summary>Whether faults are typed on standard input.</summary>
    public bool TypesFaults { get; init; }

    /// <summary>Client id; null is made from machine, root and place.</summary>
    public string? Id { get; init; }

    /// <summary>How many nodes.</summary>
    public int Count { get; init; }

    /// <summary>Folder for settings and session count; null keeps them in memory.</summary>
    public string? State { get; init; }

    /// <summary>Whether the nodes sleep between samples.</summary>
    public bool Sleep { get; init; }

    /// <summary>Whether every step is printed.</summary>
    public bool Verbose { get; init; }

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[IPv6]:port</c>, or several separated by commas.</summary>
    /// <returns>Null if the text is none of them.</returns>
    public static (string Host, int Port)? ParseBroker(string text, bool tls = false)
    {
        int port = tls ? DefaultTlsPort : DefaultPort;
        if (!text.Contains(','))
        {
            return ParseOne(text, port);
        }

        return text.Length <= MaxListLength && text.Split(',').All(one => ParseOne(one, port) is not null) ? (text, port) : null;
    }

    private static (string Host, int Port)? ParseOne(string text, int port)
    {
        int colon = text.LastIndexOf(':');
        if (text.StartsWith('['))
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
            return Firmware.Core.BrokerList.IsValid(bytes, 0, bytes.Length) ? (Firmware.Core.BrokerList.Get(text, 0, ref port), port) : null;
        }

        string host = colon < 0 ? text : text[..colon];
        bool valid = host.Length is > 0 and <= 64 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            && (colon < 0 || int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port))
            && port is >= 1 and <= 65535;
        return valid ? (host, port) : null;
    }

    /// <summary>The place of the n-th node, from 1.</summary>
    public string PlaceOf(int number)
    {
        // A private broker has no other nodes, so the place can have a readable name.
        string place = Place ?? (Broker is null ? "livingroom" : IdOf(1));
        return Count == 1 ? place : $"{place}-{number}";
    }

    /// <summary>The id of the n-th node, from 1.</summary>
    public string IdOf(int number)
    {
        string id = Id ?? MadeId();
        return Count == 1 ? id : $"{id}-{number}";
    }

    /// <summary>The folder of the n-th node, from 1.</summary>
    public string? StateOf(int number) => State is null || Count == 1 ? State : Path.Combine(State, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a device would find in its deployed settings file.</summary>
    public string DeployedSettings(int number)
    {
        const int DemoInterval = 5;
        const int DemoSleepInterval = 15;
        JsonObject settings = new() { ["root"] = Root, ["place"] = PlaceOf(number) };
        if ((Interval ?? (Broker is null ? Sleep ? DemoSleepInterval : DemoInterval : null)) is { } interval)
        {
            settings["interval"] = interval;
        }

        if (Qos is { } qos)
        {
            settings["qos"] = qos;
        }

        if (KeepAlive is { } keepAlive)
        {
            settings["keepalive"] = keepAlive;
        }

        if (Sleep)
        {
            settings["sleep"] = true;
        }

        if (Broker is { } broker)
        {
            settings["broker"] = broker.Host;
            settings["port"] = broker.Port;
            settings["tls"] = Security.Tls;
            settings["user"] = Security.User ?? "";
            settings["password"] = Security.Password ?? "";
        }

        return settings.ToJsonString();
    }

    // Stays the same from run to run, differs between machines and places.
    private string MadeId()
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}/{Root}/{Place}"));
        return "node-" + Convert.ToHexStringLower(hash, 0, 3);
    }
}
