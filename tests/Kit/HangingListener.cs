using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>
/// A port at which TCP connects hang: its queue of connections is full, so the kernel answers no further one, as a network does
/// that drops packets.
/// </summary>
public sealed class HangingListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fillers = [];

    /// <summary>Begins to listen on a free port of 127.0.0.1.</summary>
    public HangingListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        Fill();
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Waits until somebody's connect hangs: a SYN was sent and nothing came back (state 02 in /proc/net/tcp).</summary>
    public async Task IsBeingConnectedTo()
    {
        string hanging = $"0100007F:{Port:X4} 02";
        int fillersThatHang = _fillers.Count(filler => !filler.Connected);
        using CancellationTokenSource limit = new(Limits.Hang);
        while (Hanging(hanging) <= fillersThatHang)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fillers.ForEach(filler => filler.Dispose());
        _listener.Dispose();
    }

    private static int Hanging(string pattern)
    {
        return File.ReadLines("/proc/net/tcp").Count(line => line.Contains(pattern, StringComparison.Ordinal));
    }

    // A queue of length 0 takes one connection on Linux; the first connect that does not succeed at once shows that it is full.
    private void Fill()
    {
        bool connected;
        do
        {
            Socket filler = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _fillers.Add(filler);
            try
            {
                filler.Connect(IPAddress.Loopback, Port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.WouldBlock)
            {
                // Under way; Poll says how it ends.
            }

            connected = filler.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite);
        }
        while (connected);
    }
}
