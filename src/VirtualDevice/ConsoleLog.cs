using System.Globalization;
using System.Text;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>Tells a person in lines what one node does.</summary>
internal sealed class ConsoleLog : ILog
{
    private static readonly object OneLineAtATime = new();

    // By quantity.
    private static readonly string[] Units = ["°C", "%RH", "hPa"];

    private readonly string _name;
    private readonly bool _verbose;

    /// <summary>Creates the log of a node.</summary>
    /// <param name="name">Stands in every line.</param>
    /// <param name="broker">Where it connects to, as a person would write it.</param>
    /// <param name="verbose">Every step of the link, and answers in full.</param>
    public ConsoleLog(string name, string broker, bool verbose)
    {
        _name = name;
        Broker = broker;
        _verbose = verbose;
    }

    /// <summary>Where the node connects to, as a person would write it. Settings can change it.</summary>
    public string Broker { get; set; }

    /// <inheritdoc/>
    public void Link(LinkState state, LinkReason reason, int pauseMs)
    {
        switch (state)
        {
            case LinkState.Online:
                Write($"connected to {Broker}, online");
                break;
            case LinkState.Waiting:
                Write($"no link to {Broker}: {Explain(reason)}; next attempt in {Seconds(pauseMs)} s");
                break;
            case LinkState.Left:
                Write("left");
                break;
            default:
                WriteVerbose(state.ToString().ToLowerInvariant());
                break;
        }
    }

    /// <inheritdoc/>
    public void Sampled(Reading reading, bool sent)
    {
        IEnumerable<string> measured = Enumerable.Range(0, Quantity.Count)
            .Where(quantity => reading.Tenths[quantity] != Reading.None)
            .Select(quantity => $"{Tenths(reading.Tenths[quantity])} {Units[quantity]}");
        string values = string.Join(", ", reading.Quality == Quality.Ok ? measured : measured.Append("no value: " + reading.Quality.ToString().ToLowerInvariant()));
        Write($"reading {reading.Sequence}: {values}{(sent ? "" : " (kept)")}");
    }

    /// <inheritdoc/>
    public void Configured(ConfigOutcome outcome, byte[] answer, int length)
    {
        string what = outcome switch
        {
            ConfigOutcome.Changed => "setting applied",
            ConfigOutcome.Unchanged => "setting already in force",
            ConfigOutcome.Tried => "setting on trial",
            _ => "setting refused",
        };
        Write($"{what}: {Encoding.UTF8.GetString(answer, 0, length)}");
    }

    /// <inheritdoc/>
    public void Commanded(Command command, byte[] answer, int length)
    {
        string what = command == Command.None ? "command not carried out" : "command " + command.ToString().ToLowerInvariant();
        Write($"{what}: {Encoding.UTF8.GetString(answer, 0, length)}");
    }

    /// <summary>Writes a line.</summary>
    public void Write(string what)
    {
        lock (OneLineAtATime)
        {
            Console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {_name}  {what}");
        }
    }

    private static string Tenths(int tenths) => (tenths / 10.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Seconds(int milliseconds) => (milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Explain(LinkReason reason) => reason switch
    {
        LinkReason.BadProtocol => "it does not speak MQTT 3.1.1",
        LinkReason.IdRejected => "it does not take this client id",
        LinkReason.ServerUnavailable => "it is not ready",
        LinkReason.BadCredentials => "wrong user name or password",
        LinkReason.NotAuthorized => "not authorised",
        LinkReason.NoNetwork => "no network",
        LinkReason.NameNotResolved => "its name is not known",
        LinkReason.Refused => "nobody listens there",
        LinkReason.NoConnack => "it does not answer",
        LinkReason.NoSuback => "it does not acknowledge the subscription",
        LinkReason.SubscriptionRefused => "it refuses the subscription to the settings",
        LinkReason.Silent => "it fell silent",
        LinkReason.Tls => "TLS failed; perhaps it wants a client certificate or refuses this one, or the CA file cannot be read",
        LinkReason.TlsUntrusted => "its certificate is not signed by a CA that is trusted here",
        LinkReason.TlsExpired => "its certificate has expired",
        LinkReason.TlsNotYetValid => "its certificate is not valid yet; perhaps the clock here is behind",
        LinkReason.TlsWrongHost => "its certificate is for another host name",
        LinkReason.TlsNoCommonVersion => "it has no version of TLS in common with this node",
        LinkReason.NoClock => "the time is not known, and TLS needs it",
        LinkReason.NoMemory => "too little memory in one piece for TLS",
        LinkReason.TakenOver => "lost again and again; most likely another client has the same id",
        LinkReason.NoBroker => "no broker is set",
        _ => "the connection ended",
    };

    private void WriteVerbose(string what)
    {
        if (_verbose)
        {
            Write(what);
        }
    }
}
