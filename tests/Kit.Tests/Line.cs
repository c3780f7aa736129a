using System.Net;
using System.Net.Sockets;

namespace Kit.Tests;

/// <summary>Two sockets with a fault proxy between them.</summary>
internal sealed class Line : IAsyncDisposable
{
    private Line(FaultProxy proxy, ProxyConnection connection, Socket client, Socket server)
    {
        Proxy = proxy;
        Connection = connection;
        Client = client;
        Server = server;
    }

    internal FaultProxy Proxy { get; }

    internal ProxyConnection Connection { get; }

    internal Socket Client { get; }

    internal Socket Server { get; }

    internal static async Task<Line> Create()
    {
        using TcpListener listener = Listen();
        FaultProxy proxy = new(((IPEndPoint)listener.LocalEndpoint).Port);
        Socket client = NewSocket();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        Socket server = await listener.AcceptSocketAsync();
        return new Line(proxy, await proxy.NextConnection(), client, server);
    }

    internal static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    internal static Socket NewSocket()
    {
        return new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server.Dispose();
        await Proxy.DisposeAsync();
    }
}
