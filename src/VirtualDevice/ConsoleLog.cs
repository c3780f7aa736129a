using System.Globalization;
using System.Text;
using Firmware.Core;
using Texts;

namespace VirtualDevice;

/// <summary>Prints what one node does, a line for each event.</summary>
internal sealed class ConsoleLog : ILog
{
    private static readonly object OneLineAtATime = new();

    // Once for all nodes of the process.
    private static bool _hasExplained;

    private readonly string _name;
    private readonly bool _verbose;
    private readonly int _outbox = new NodeOptions().OutboxCapacity;
    private readonly string? _relay;
    private readonly string _brokerBehind;
    private string _broker;
    private int _kept;

    /// <summary>Creates the log of a node.</summary>
    /// <param name="name">Printed in every line.</param>
    /// <param name="broker">Where it connects to, as a person would write it.</param>
    /// <param name="verbose">Every step of the link, and answers in full.</param>
    /// <param name="relay">Address of the relay before that broker, which makes the faults; null where there is none.</param>
    public ConsoleLog(string name, string broker, bool verbose, string? relay = null)
    {
        _name = name;
        _broker = broker;
        _brokerBehind = broker;
        _relay = relay;
        _verbose = verbose;
    }

    /// <summary>Where the node connects to, as a person would write it: behind the relay the broker itself. Settings can change it.</summary>
    public string Broker
    {
        get => _broker;
        set => _broker = value == _relay ? _brokerBehind : value;
    }

    /// <inheritdoc/>
    public void Link(LinkState state, LinkReason reason, int pauseMs)
    {
        switch (state)
        {
            case LinkState.Online:
                Write($"connected to {Broker}, online");
                PrintKept();
                break;
            case LinkState.Waiting:
                Write($"no link to {Broker}: {LinkReasonText.Of(reason)}; next attempt in {Seconds(pauseMs)} s");
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
            .Where(quantity => reading.Values[quantity] != Reading.None)
            .Select(quantity => Value(quantity, reading.Values[quantity]));
        string values = string.Join(", ", reading.Quality == Quality.Ok ? measured : measured.Append("no value: " + Words.Of(reading.Quality)));
        _kept += sent ? 0 : 1;
        Write($"reading {reading.Sequence}: {values}{(sent ? "" : " (kept)")}");
        if (!sent && !Interlocked.Exchange(ref _hasExplained, true))
        {
            Write($"what is kept waits for a link, up to {_outbox} readings");
        }
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
        string what = command == Command.None ? "command not carried out" : "command " + Words.Of(command);
        Write($"{what}: {Encoding.UTF8.GetString(answer, 0, length)}");
    }

    /// <summary>The node sleeps.</summary>
    /// <param name="pauseMs">For how long, in milliseconds; 0 for good.</param>
    public void Asleep(long pauseMs) => Write(pauseMs == 0 ? "asleep for good" : $"asleep for {Seconds(pauseMs)} s");

    /// <summary>Writes a line.</summary>
    public void Write(string what)
    {
        lock (OneLineAtATime)
        {
            Console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {_name}  {what}");
        }
    }

    private static string Value(int quantity, int scaled)
    {
        QuantityDefinition row = QuantityTable.Get(quantity);
        return $"{(scaled / Math.Pow(10, row.Decimals)).ToString("F" + row.Decimals, CultureInfo.InvariantCulture)} {row.Unit}";
    }

    private static string Seconds(long milliseconds) => (milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    // The meaning of "(kept)" after a reading: it waits for the link, and the outbox holds so many.
    private void PrintKept()
    {
        if (_kept > 0)
        {
            int sent = Math.Min(_kept, _outbox);
            string lost = _kept > _outbox ? $", {_kept - _outbox} older ones are lost" : "";
            Write($"{sent} kept {(sent == 1 ? "reading" : "readings")} sent{lost}");
        }

        _kept = 0;
    }

    private void WriteVerbose(string what)
    {
        if (_verbose)
        {
            Write(what);
        }
    }
}
