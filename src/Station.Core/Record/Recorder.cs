using System.Security.Cryptography;
using System.Text;
using Station.Contract;
using Station.Network;
using Store;

namespace Station.Record;

/// <summary>
/// Keeps every reading of every node in a store. Only what is on the disk is acknowledged to the broker: when the disk is full the
/// recorder waits, and the broker queues what comes in the meantime.
/// </summary>
internal sealed class Recorder(ReadingStore store, RecordOptions options) : ILinkEvents, IDisposable
{
    /// <summary>Milliseconds before a failed attempt is repeated, at first and at most: each pause is twice the one before.</summary>
    private const int FirstPauseMs = 500;
    private const int LongestPauseMs = 10_000;

    /// <summary>Minutes between two deletions of expired readings.</summary>
    private const int PurgeMinutes = 60;

    private readonly TaskCompletionSource<StationException> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _leaving = new();
    private readonly Complaints _complaints = new();
    private readonly List<StoredReading> _readings = [];
    private readonly List<(string Place, IReadOnlyCollection<Alarm> Present)> _alarms = [];
    private bool _isRecording;

    /// <summary>Called once, when everything that nodes say from then on is kept.</summary>
    internal Action? Began { private get; init; }

    /// <summary>Counts of everything handled so far.</summary>
    internal WriteResult Result { get; private set; }

    /// <summary>Messages that were left out because they are no readings.</summary>
    internal long NotUnderstood { get; private set; }

    /// <summary>The client id: constant for a recorder, so that the broker queues messages while it is away.</summary>
    /// <remarks>A store has a random name, so two machines with the same name and the same folders do not take each other's session.</remarks>
    internal static string ClientId(ReadingStore store, RecordOptions options) => "record-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{store.Id}\n{options.Name}\n{options.Root}")), 0, 8);

    /// <summary>Records until cancelled.</summary>
    internal async Task Run(BrokerAddress address, CancellationToken cancel)
    {
        string share = options.Share is null ? "" : $"$share/{options.Share}/";
        LinkOptions link = new()
        {
            ClientId = options.KeepsSession ? ClientId(store, options) : LinkOptions.UniqueId(),
            KeepsSession = options.KeepsSession,
            TrustsSession = options.KeepsSession,
            Reconnects = true,
            AcknowledgesTogether = true,
            Filters = [.. new[] { NodeTopics.History, NodeTopics.Reading, NodeTopics.Alarm }.Select(
                leaf => (share + NodeTopics.OfEvery(options.Root, leaf), 1))],
        };
        using CancellationTokenRegistration leave = cancel.Register(_leaving.Cancel);
        using BrokerLink broker = await BrokerLink.Open(address, link, this, cancel);
        while (!cancel.IsCancellationRequested && !_failed.Task.IsCompleted)
        {
            Purge();
            await Task.WhenAny(_failed.Task, Task.Delay(TimeSpan.FromMinutes(PurgeMinutes), cancel));
        }

        await broker.Leave();
        if (_failed.Task.IsCompleted)
        {
            throw await _failed.Task;
        }
    }

    /// <inheritdoc/>
    public void Up(BrokerLink link, bool sessionPresent)
    {
        if (!_isRecording)
        {
            _isRecording = true;
            Began?.Invoke();
        }
    }

    /// <inheritdoc/>
    public void Down(string why) => Complaints.Write($"connection lost: {why}; trying again");

    /// <inheritdoc/>
    public void Failed(StationException failure) => _failed.TrySetResult(failure);

    /// <inheritdoc/>
    public void Message(Arrival arrival)
    {
        if (NodeMessage.Read(options.Root, arrival) is not { } message)
        {
            return;
        }

        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (message.Alarms is { } present)
        {
            _alarms.Add((message.Place, [.. present.Select(one => new Alarm(one.Quantity, one.Kind, one.Since ?? now, null, one.Value))]));
        }
        else if (message is { Reading: { } reading, Body: { } json })
        {
            _readings.Add(ReadingMessage.ToStore(options.Root, message.Place, reading, json, arrival.Retained, now));
        }
        else if (message.Problem is { } problem)
        {
            NotUnderstood++;
            _complaints.WriteOnce(arrival.Topic, $"what {message.Topic} says is left out: {problem}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask MessagesTaken()
    {
        string? said = null;
        for (int pauseMs = FirstPauseMs; _readings.Count + _alarms.Count > 0; pauseMs = Math.Min(pauseMs * 2, LongestPauseMs))
        {
            try
            {
                Keep();
            }
            catch (StoreException failure) when (failure.IsPassing)
            {
                if (failure.Message != said)
                {
                    said = failure.Message;
                    Complaints.Write($"{said}; the broker keeps what comes, and this goes on as soon as it can");
                }

                // A recorder that leaves now sends no acknowledgement: the broker keeps these for the next time.
                await Task.Delay(pauseMs, _leaving.Token);
            }
        }

        if (said is not null)
        {
            Complaints.Write($"{store.Name} takes readings again");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _leaving.Dispose();

    private void Keep()
    {
        try
        {
            Result += store.Write(_readings);
        }
        catch (StoreException failure) when (!failure.IsPassing)
        {
            KeepOneByOne();
        }

        _readings.Clear();
        while (_alarms.Count > 0)
        {
            store.WriteAlarms(options.Root, _alarms[0].Place, _alarms[0].Present, DateTimeOffset.UtcNow);
            _alarms.RemoveAt(0);
        }
    }

    // One that no database takes must not stand in the way of the others for ever.
    private void KeepOneByOne()
    {
        while (_readings.Count > 0)
        {
            try
            {
                Result += store.Write([_readings[0]]);
            }
            catch (StoreException failure) when (!failure.IsPassing)
            {
                _complaints.WriteOnce(_readings[0].Place, $"a reading of {HarmlessText.Show(_readings[0].Place, 100)} is left out: {failure.Message}");
            }

            _readings.RemoveAt(0);
        }
    }

    private void Purge()
    {
        try
        {
            long removed = options.Keep is { } keep ? store.Purge(DateTimeOffset.UtcNow - keep) : 0;
            if (removed > 0)
            {
                Console.WriteLine($"{removed} readings are older than is kept and have been removed; their hourly summary stays");
            }
        }
        catch (StoreException failure)
        {
            Complaints.Write(failure.Message);
        }
    }
}
