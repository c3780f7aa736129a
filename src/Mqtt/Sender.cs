using System.Threading.Channels;
using Mqtt.Packets;

namespace Mqtt;

/// <summary>Writes what a connection sends, in order, and says goodbye at its end.</summary>
internal sealed class Sender(Line line, PacketWriter writer, Attempt attempt, KeepAlive keepAlive, EventRelay relay)
{
    /// <summary>Milliseconds for the other side to read a DISCONNECT and close, and for the reader to find out why writing failed.</summary>
    private const int LastMs = 1000;

    private readonly List<ushort> _written = [];
    private readonly TaskCompletionSource<bool> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Channel<ushort>? _reports;
    private Task _reporting = Task.CompletedTask;

    /// <summary>Takes the reading over when nobody reads: false if somebody does.</summary>
    internal required Func<bool> TryBeginReading { private get; init; }

    /// <summary>Sends until the connection ends.</summary>
    internal async Task Run()
    {
        try
        {
            while (await attempt.Outgoing.WaitToReadAsync(attempt.Ended).ConfigureAwait(false))
            {
                await SendWaiting().ConfigureAwait(false);
            }

            _left.TrySetResult(true);
            await Leave().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception exception)
        {
            bool hasLeft = _left.Task.IsCompleted;
            _left.TrySetResult(false);
            await Fail(exception, hasLeft).ConfigureAwait(false);
        }

        _left.TrySetResult(false);
        _reports?.Writer.Complete();
        await _reporting.ConfigureAwait(false);
    }

    /// <summary>Whether the DISCONNECT that was asked for has been written. A broker may close before it is known here.</summary>
    internal async ValueTask<bool> HasLeft()
    {
        _ = await Task.WhenAny(_left.Task, Task.Delay(LastMs)).ConfigureAwait(false);
        return _left.Task is { IsCompletedSuccessfully: true, Result: true };
    }

    private async ValueTask SendWaiting()
    {
        while (!writer.IsFull && attempt.Outgoing.TryRead(out Outgoing next))
        {
            writer.Add(next.Packet);
            if (next.Packet is MQTTnet.Packets.MqttPublishPacket { PacketIdentifier: > 0 } message)
            {
                // If it is sent once more, it is a repetition: MQTT 3.1.1, clause 3.3.1.1.
                message.Dup = true;
            }

            if (next.Qos0Id > 0)
            {
                _written.Add(next.Qos0Id);
            }
        }

        await writer.Flush(attempt.Ended).ConfigureAwait(false);
        keepAlive.HasWritten();
        ReportWritten();
    }

    // Separately: sending must not wait for a handler.
    private void ReportWritten()
    {
        if (_written.Count > 0 && _reports is null)
        {
            _reports = Channel.CreateUnbounded<ushort>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
            _reporting = Report(_reports.Reader);
        }

        foreach (ushort id in _written)
        {
            _reports!.Writer.TryWrite(id);
        }

        _written.Clear();
    }

    private async Task Report(ChannelReader<ushort> reports)
    {
        await foreach (ushort id in reports.ReadAllAsync().ConfigureAwait(false))
        {
            _ = await relay.Raise(nameof(IMqttEvents.Published), id, static (events, id) => events.Published(id)).ConfigureAwait(false);
        }
    }

    // Closing while bytes wait that nobody has read makes the system reset the connection, and a DISCONNECT on its way is lost: so what
    // comes is read until the other side has closed.
    private async ValueTask Leave()
    {
        await line.EndSending().ConfigureAwait(false);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(attempt.Ended);
        limit.CancelAfter(LastMs);
        if (TryBeginReading())
        {
            try
            {
                await line.Drain(limit.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Closed, or the time is over: either way it was the end.
            }
        }
        else
        {
            await Task.Delay(Timeout.Infinite, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        attempt.End(MqttReason.ClosedByUs);
    }

    // The reader finds out why, unless a handler blocks it.
    private async ValueTask Fail(Exception exception, bool hasLeft)
    {
        bool isBroken = exception is IOException or ObjectDisposedException or System.Net.Sockets.SocketException;
        if (isBroken)
        {
            await Task.Delay(LastMs, attempt.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        attempt.End(hasLeft ? MqttReason.ClosedByUs : isBroken ? attempt.Lost : MqttReason.LibraryError);
    }
}
