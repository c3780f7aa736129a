using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>
/// Answers what a test tells it to, byte by byte: for everything that mosquitto never says. It takes one connection after the other.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _client;

    /// <summary>Begins to listen on a free port of 127.0.0.1.</summary>
    public ScriptedServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>CONNACK, MQTT 3.1.1, section 3.2.</summary>
    public static byte[] Connack(int code, bool sessionPresent = false)
    {
        return [0x20, 0x02, (byte)(sessionPresent ? 1 : 0), (byte)code];
    }

    /// <summary>Waits for a connection and for its CONNECT.</summary>
    public async Task<byte[]> ReceiveConnect()
    {
        _client?.Dispose();
        Task<Socket> accepting = _listener.AcceptSocketAsync();
        await Limits.Reached(accepting, "a connection to the scripted server");
        _client = await accepting;
        _client.NoDelay = true;
        return await ReceivePacket();
    }

    /// <summary>Waits for one packet; the remaining length must fit one byte.</summary>
    public async Task<byte[]> ReceivePacket()
    {
        byte[] header = await ReceiveBytes(2);
        return [.. header, .. await ReceiveBytes(header[1])];
    }

    /// <summary>Sends bytes.</summary>
    public async Task Send(params byte[] bytes)
    {
        Assert.AreEqual(bytes.Length, await _client!.SendAsync(bytes));
    }

    /// <summary>Closes the present connection, politely.</summary>
    public void Close()
    {
        _client!.Dispose();
    }

    /// <summary>Waits until the other side closes, and checks that it sent nothing more.</summary>
    public async Task IsClosedByClient()
    {
        Task<int> receiving = ReceiveToTheEnd();
        await Limits.Reached(receiving, "the client has closed the connection");
        Assert.AreEqual(0, await receiving, "The client sent something where it should only close.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    // A system resets a connection that is closed while bytes wait to be read: that is an end too.
    private async Task<int> ReceiveToTheEnd()
    {
        try
        {
            return await _client!.ReceiveAsync(new byte[1]);
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
    }

    private async Task<byte[]> ReceiveBytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int received = 0; received < count;)
        {
            Task<int> receiving = _client!.ReceiveAsync(bytes.AsMemory(received)).AsTask();
            await Limits.Reached(receiving, $"{count} bytes from the client");
            int length = await receiving;
            Assert.AreNotEqual(0, length, "The client closed the connection.");
            received += length;
        }

        return bytes;
    }
}
