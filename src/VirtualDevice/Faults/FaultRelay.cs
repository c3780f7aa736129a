using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VirtualDevice.Faults;

/// <summary>A relay between the nodes and their broker that does to connections what networks do.</summary>
internal sealed class FaultRelay : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int PollMs = 20;

    private readonly object _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly string _host;
    private readonly int _port;
    private TcpListener? _listener;
    private volatile LinkFault _fault;

    /// <summary>Starts a relay on a free port of the loopback interface.</summary>
    /// <param name="host">The broker's.</param>
    /// <param name="port">The broker's.</param>
    public FaultRelay(string host, int port)
    {
        _host = host;
        _port = port;
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    /// <summary>Where the nodes connect to, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Sets the fault from now on.</summary>
    public void Set(LinkFault fault)
    {
        if (fault is LinkFault.Cut or LinkFault.Refused)
        {
            CutAll();
        }

        if (fault == LinkFault.Refused)
        {
            _listener?.Stop();
            _listener = null;
        }
        else if (_listener is null)
        {
            Listen(Port);
        }

        _fault = fault == LinkFault.Cut ? LinkFault.Ok : fault;
    }

    /// <summary>Connects to the broker as somebody else with the same client id, and stays a moment.</summary>
    public async Task Impersonate(string clientId)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        byte[] id = Encoding.UTF8.GetBytes(clientId);

        // CONNECT of MQTT 3.1.1, clause 3.1: persistent session, no will, keep-alive of 60 s.
        byte[] connect = [0x10, (byte)(12 + id.Length), 0, 4, .. "MQTT"u8, 4, 0, 0, 60, 0, (byte)id.Length, .. id];
        try
        {
            await socket.ConnectAsync(_host, _port);
            await socket.SendAsync(connect);
            await socket.ReceiveAsync(new byte[4]);
            await Task.Delay(1000);
        }
        catch (SocketException)
        {
            // Without a broker there is no connection to take over.
        }
    }

    /// <summary>Ends every connection.</summary>
    public void Dispose()
    {
        _listener?.Stop();
        CutAll();
    }

    private void Listen(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = Serve(_listener);
    }

    private async Task Serve(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = Connect(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The relay has stopped listening.
        }
    }

    private async Task Connect(Socket client)
    {
        Socket broker = new(SocketType.Stream, ProtocolType.Tcp);
        lock (_gate)
        {
            _sockets.AddRange([client, broker]);
        }

        try
        {
            await Pass(toBroker: true);
            await broker.ConnectAsync(_host, _port);
            client.NoDelay = true;
            broker.NoDelay = true;
            await Task.WhenAny(Pump(client, broker, toBroker: true), Pump(broker, client, toBroker: false));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }

        lock (_gate)
        {
            _sockets.Remove(client);
            _sockets.Remove(broker);
        }

        client.Dispose();
        broker.Dispose();
    }

    private async Task Pump(Socket from, Socket to, bool toBroker)
    {
        byte[] buffer = new byte[BufferBytes];
        int length;
        do
        {
            length = await from.ReceiveAsync(buffer.AsMemory(0, _fault == LinkFault.Slow ? 1 : buffer.Length));
            await Pass(toBroker);
            for (int sent = 0; sent < length;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, length - sent));
            }
        }
        while (length > 0);
    }

    // What cannot pass now waits, because TCP would send it again.
    private async Task Pass(bool toBroker)
    {
        while (_fault == LinkFault.Down || (_fault == LinkFault.Deaf && !toBroker))
        {
            await Task.Delay(PollMs);
        }
    }

    private void CutAll()
    {
        lock (_gate)
        {
            _sockets.ForEach(static socket => socket.Dispose());
            _sockets.Clear();
        }
    }
}
