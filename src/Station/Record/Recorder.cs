using System.Security.Cryptography;
using System.Text;
using Station.Network;
using Station.Contract;

namespace Station.Record;

/// <summary>Writes every reading of every node into a file.</summary>
internal sealed class Recorder : ILinkEvents, IDisposable
{
    /// <summary>Milliseconds between two looks at what waits, and the most that a power cut can take.</summary>
    private const int LookMs = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sequencer> _nodes = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<StationException> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _root;
    private readonly string _path;
    private readonly RecordFile _file;
    private readonly HeldFile _held;
    private bool _isHolding;

    /// <summary>Opens the file and reads what is there.</summary>
    internal Recorder(string root, string path)
    {
        _root = root;
        _path = Path.GetFullPath(path);
        _file = new RecordFile(_path, one =>
        {
            Known++;
            if (one.Key is { } key)
            {
                NodeAt(one.Place).Know(key.Session, key.Sequence);
            }
        });
        _held = new HeldFile(_path + ".held");
        foreach (RecordedReading waited in _held.Read())
        {
            Take(waited, DateTimeOffset.UtcNow);
        }

        UpdateHeld();
    }

    /// <summary>Readings that were in the file.</summary>
    internal int Known { get; private set; }

    /// <summary>Readings that have been written.</summary>
    internal int Written { get; private set; }

    /// <summary>Readings that came again.</summary>
    internal int Repeated { get; private set; }

    /// <summary>Records until it is told to end.</summary>
    internal async Task Run(BrokerAddress address, bool keepsSession, CancellationToken cancel)
    {
        LinkOptions options = new()
        {
            // The same for the same file: the broker keeps what comes while the recorder is away.
            ClientId = keepsSession ? "record-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}{_root}{_path}")), 0, 8) : LinkOptions.UniqueId(),
            KeepsSession = keepsSession,
            TrustsSession = keepsSession,
            Reconnects = true,
            Filters = [(NodeTopics.OfEvery(_root, NodeTopics.History), 1), (NodeTopics.OfEvery(_root, NodeTopics.Reading), 1)],
        };
        using BrokerLink link = await BrokerLink.Open(address, options, this, cancel);
        while (!cancel.IsCancellationRequested && !_failed.Task.IsCompleted)
        {
            await Task.WhenAny(_failed.Task, Task.Delay(LookMs, cancel));
            Look();
        }

        await link.Leave();
        if (_failed.Task.IsCompleted)
        {
            throw await _failed.Task;
        }
    }

    /// <inheritdoc/>
    public void Up(BrokerLink link, bool sessionPresent)
    {
    }

    /// <inheritdoc/>
    public void Down(string why) => Console.Error.WriteLine($"station: connection lost: {why}; trying again");

    /// <inheritdoc/>
    public void Failed(StationException failure) => _failed.TrySetResult(failure);

    /// <inheritdoc/>
    public void Message(Arrival arrival)
    {
        if (!NodeTopics.TryParse(_root, arrival.Topic, out string place, out _) || JsonText.ParseObject(arrival.Payload) is not { } json)
        {
            return;
        }

        // Before the broker has its acknowledgement.
        lock (_lock)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            Take(RecordedReading.Create(place, json, now), now);
            UpdateHeld();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Take(RecordedReading reading, DateTimeOffset now)
    {
        if (reading.Key is null)
        {
            Write([reading]);
        }
        else if (NodeAt(reading.Place).Take(reading, now) is { } ready)
        {
            Write(ready);
        }
        else
        {
            Repeated++;
        }
    }

    private void Look()
    {
        lock (_lock)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            foreach (Sequencer node in _nodes.Values)
            {
                Write(node.Advance(now));
            }

            UpdateHeld();
            _file.Flush();
        }
    }

    private void Write(List<RecordedReading> readings)
    {
        readings.ForEach(_file.Append);
        Written += readings.Count;
    }

    private void UpdateHeld()
    {
        RecordedReading[] held = [.. _nodes.Values.SelectMany(static one => one.Held)];
        if (held.Length > 0 || _isHolding)
        {
            _held.Write(held);
            _isHolding = held.Length > 0;
        }
    }

    private Sequencer NodeAt(string place)
    {
        if (!_nodes.TryGetValue(place, out Sequencer? node))
        {
            node = new Sequencer();
            _nodes[place] = node;
        }

        return node;
    }
}
