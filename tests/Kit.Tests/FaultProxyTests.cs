using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kit.Tests;

/// <summary>The fault proxy does what its tests rely on: between two plain sockets, without MQTT.</summary>
[TestClass]
public sealed class FaultProxyTests
{
    [TestMethod]
    public async Task Passes_and_counts_both_directions()
    {
        await using Line line = await Line.Create();

        await line.Client.SendAsync("hello"u8.ToArray());

        Assert.AreEqual("hello", await Receive(line.Server, 5));

        await line.Server.SendAsync("you"u8.ToArray());
        Assert.AreEqual("you", await Receive(line.Client, 3));

        await line.Connection.FromClient.Reaches(5);
        await line.Connection.FromBroker.Reaches(3);
        Assert.AreEqual(8, line.Connection.Total);
    }

    [TestMethod]
    public async Task Passes_the_end_on()
    {
        await using Line line = await Line.Create();

        line.Client.Shutdown(SocketShutdown.Send);

        Assert.IsEmpty(await Receive(line.Server, 1));

        line.Server.Shutdown(SocketShutdown.Send);
        Assert.IsEmpty(await Receive(line.Client, 1));

        await line.Connection.Closed();
    }

    [TestMethod]
    public async Task Swallows_bytes_and_the_end()
    {
        await using Line line = await Line.Create();
        line.Proxy.ToBroker.Mode = FlowMode.Swallow;
        await line.Client.SendAsync("lost"u8.ToArray());
        await line.Connection.FromClient.Reaches(4);

        // The other direction is open; what is sent later comes without what was swallowed.
        await line.Server.SendAsync("here"u8.ToArray());

        Assert.AreEqual("here", await Receive(line.Client, 4));

        line.Proxy.Pass();
        await line.Client.SendAsync("found"u8.ToArray());
        Assert.AreEqual("found", await Receive(line.Server, 5));
    }

    [TestMethod]
    public async Task Cuts_after_so_many_bytes()
    {
        await using Line line = await Line.Create();
        line.Proxy.ToBroker.CutAfter = 7;

        await line.Client.SendAsync("12345"u8.ToArray());
        await line.Connection.FromClient.Reaches(5);
        await line.Client.SendAsync("67890"u8.ToArray());

        Assert.AreEqual("1234567", await Receive(line.Server, 10));

        await line.Connection.Closed();
    }

    [TestMethod]
    public async Task Slices_into_single_bytes()
    {
        await using Line line = await Line.Create();
        line.Proxy.ToClient.Mode = FlowMode.Slice;

        await line.Server.SendAsync("abc"u8.ToArray());

        Assert.AreEqual("abc", await Receive(line.Client, 3));
        Assert.AreEqual(3, line.Connection.Pieces);
    }

    [TestMethod]
    public async Task Delays()
    {
        await using Line line = await Line.Create();
        line.Proxy.ToClient.DelayMs = 50;
        line.Proxy.ToClient.Mode = FlowMode.Delay;
        long start = System.Diagnostics.Stopwatch.GetTimestamp();

        await line.Server.SendAsync("abc"u8.ToArray());

        Assert.AreEqual("abc", await Receive(line.Client, 3));
        Assert.IsGreaterThanOrEqualTo(50, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    [TestMethod]
    public async Task Resets()
    {
        await using Line line = await Line.Create();

        line.Connection.Reset();

        Assert.AreEqual(SocketError.ConnectionReset, await Failure(line.Client));
        Assert.AreEqual(SocketError.ConnectionReset, await Failure(line.Server));
    }

    [TestMethod]
    public async Task Refuses_resets_or_ignores_new_connections()
    {
        using TcpListener server = Line.Listen();
        await using FaultProxy proxy = new(((IPEndPoint)server.LocalEndpoint).Port) { Accept = AcceptMode.Closed };
        using Socket refused = Line.NewSocket();

        SocketException exception = await Assert.ThrowsExactlyAsync<SocketException>(() => refused.ConnectAsync(IPAddress.Loopback, proxy.Port));

        Assert.AreEqual(SocketError.ConnectionRefused, exception.SocketErrorCode);

        proxy.Accept = AcceptMode.Reset;
        using Socket reset = Line.NewSocket();
        Assert.AreEqual(SocketError.ConnectionReset, await ConnectAndFail(reset, proxy.Port));

        proxy.Accept = AcceptMode.Silent;
        using Socket silent = Line.NewSocket();
        await silent.ConnectAsync(IPAddress.Loopback, proxy.Port);
        await silent.SendAsync("anybody?"u8.ToArray());
        _ = await proxy.NextConnection();
        await (await proxy.NextConnection()).FromClient.Reaches(8);

        Assert.HasCount(2, proxy.Connections.All);
        Assert.IsFalse(server.Pending());
        Assert.IsLessThanOrEqualTo(proxy.Connections.All[1].At, proxy.Connections.All[0].At);
    }

    [TestMethod]
    public async Task Resets_when_there_is_no_broker()
    {
        await using FaultProxy proxy = new(FreePort.Next());
        using Socket client = Line.NewSocket();

        Assert.AreEqual(SocketError.ConnectionReset, await ConnectAndFail(client, proxy.Port));
    }

    private static async Task<string> Receive(Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        int received = 0;
        int length;
        do
        {
            Task<int> receiving = socket.ReceiveAsync(bytes.AsMemory(received)).AsTask();
            await Limits.Reached(receiving, $"{count} bytes");
            length = await receiving;
            received += length;
        }
        while (length > 0 && received < count);

        return Encoding.ASCII.GetString(bytes, 0, received);
    }

    // The reset may come before the system has told that the connection is established.
    private static async Task<SocketError> ConnectAndFail(Socket socket, int port)
    {
        return (await Assert.ThrowsExactlyAsync<SocketException>(async () =>
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            _ = await socket.ReceiveAsync(new byte[1]).WaitAsync(Limits.Hang);
        })).SocketErrorCode;
    }

    private static async Task<SocketError> Failure(Socket socket)
    {
        Task<int> receiving = socket.ReceiveAsync(new byte[1]);
        return (await Assert.ThrowsExactlyAsync<SocketException>(() => receiving.WaitAsync(Limits.Hang))).SocketErrorCode;
    }
}
