using System.Diagnostics;
using System.Net.Sockets;

namespace Kit;

/// <summary>One connection through the fault proxy.</summary>
public sealed class ProxyConnection : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int SlicePauseMs = 1;

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _client;
    private readonly Socket? _broker;
    private int _pieces;

    internal ProxyConnection(Socket client, Socket? broker, TimeSpan at)
    {
        _client = client;
        _broker = broker;
        At = at;
    }

    /// <summary>When it was accepted, counted from the start of the proxy.</summary>
    public TimeSpan At { get; }

    /// <summary>Bytes the client sent, handed on or not.</summary>
    public ByteCounter FromClient { get; } = new();

    /// <summary>Bytes the broker sent, handed on or not.</summary>
    public ByteCounter FromBroker { get; } = new();

    /// <summary>Pieces in which bytes were handed on, both directions together.</summary>
    public int Pieces => Volatile.Read(ref _pieces);

    /// <summary>Bytes of both directions.</summary>
    public long Total => FromClient.Count + FromBroker.Count;

    /// <summary>Waits until it is closed on both sides.</summary>
    public Task Closed()
    {
        return Limits.Reached(_closed.Task, "the proxy's connection is closed");
    }

    /// <summary>Closes both sides, politely (FIN).</summary>
    public void Cut()
    {
        Close(reset: false);
    }

    /// <summary>Closes both sides with a reset (RST): what is on its way is lost.</summary>
    public void Reset()
    {
        Close(reset: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reset();
    }

    /// <summary>Hands bytes on until both sides have ended.</summary>
    public async Task Run(Flow toBroker, Flow toClient)
    {
        Task up = Pump(_client, _broker, toBroker, FromClient);
        Task down = _broker is null ? Task.CompletedTask : Pump(_broker, _client, toClient, FromBroker);
        await Task.WhenAll(up, down);
        Cut();
    }

    private async Task Pump(Socket from, Socket? to, Flow flow, ByteCounter counter)
    {
        try
        {
            await Copy(from, to, flow, counter);
            if (flow.Mode != FlowMode.Swallow)
            {
                to?.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One side has been reset, or closed by a test. The other side learns of it unless the cable is cut.
            if (flow.Mode != FlowMode.Swallow)
            {
                Reset();
            }
        }
    }

    private async Task Copy(Socket from, Socket? to, Flow flow, ByteCounter counter)
    {
        byte[] buffer = new byte[BufferBytes];
        int length;
        while ((length = await from.ReceiveAsync(buffer)) > 0)
        {
            long left = flow.CutAfter - counter.Count;
            int allowed = (int)Math.Clamp(left, 0, length);

            // Counted before it is handed on: what has arrived somewhere is in the figures.
            counter.Add(length);
            await (flow.Tap?.Invoke(this, buffer.AsMemory(0, length)) ?? Task.CompletedTask);
            flow.Enter();
            try
            {
                await Send(to, buffer.AsMemory(0, allowed), flow);
            }
            finally
            {
                flow.Leave();
            }

            if (left <= length)
            {
                Cut();
            }
        }
    }

    private async Task Send(Socket? to, ReadOnlyMemory<byte> bytes, Flow flow)
    {
        if (to is null || flow.Mode == FlowMode.Swallow)
        {
            return;
        }

        if (flow.Mode == FlowMode.Delay)
        {
            await Hold(TimeSpan.FromMilliseconds(flow.DelayMs));
        }

        int step = flow.Mode == FlowMode.Slice ? 1 : bytes.Length;
        for (int sent = 0; sent < bytes.Length; sent += step)
        {
            _ = Interlocked.Increment(ref _pieces);
            await SendAll(to, bytes.Slice(sent, step));
            if (flow.Mode == FlowMode.Slice)
            {
                await Task.Delay(SlicePauseMs);
            }
        }
    }

    // A timer counts the ticks of another clock, and may be early by one of them.
    private static async Task Hold(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(time);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            await Task.Delay(SlicePauseMs);
        }
    }

    private static async Task SendAll(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }

    private void Close(bool reset)
    {
        foreach (Socket socket in new[] { _client, _broker }.OfType<Socket>())
        {
            Prepare(socket, reset);
            socket.Dispose();
        }

        _ = _closed.TrySetResult();
    }

    private static void Prepare(Socket socket, bool reset)
    {
        try
        {
            if (reset)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            else
            {
                // Without it .NET closes with a reset when a receive is under way, as there always is.
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
