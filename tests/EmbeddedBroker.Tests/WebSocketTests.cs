using System.Net.WebSockets;
using System.Text;
using Kit;

namespace Brokers.Embedded.Tests;

[TestClass]
public sealed class WebSocketTests
{
    private static readonly EmbeddedBrokerOptions Both = new() { WebSocketPort = 0 };

    [TestMethod]
    public async Task A_message_from_a_web_client_reaches_one_on_tcp_and_the_other_way_round()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using TestClient plain = new("plain");
        _ = await plain.Connect(broker.Port);
        _ = await plain.Subscribe(0, "from/web");
        using ClientWebSocket web = await Open(broker);

        await web.SendAsync(RawClient.Connect("web"), WebSocketMessageType.Binary, true, CancellationToken.None);

        CollectionAssert.AreEqual(new byte[] { 0x20, 2, 0, 0 }, await Receive(web, 4));

        // SUBSCRIBE to "to/web", then PUBLISH "hi" on "from/web", both in one frame.
        byte[] subscribe = [0x82, 11, 0, 1, 0, 6, .. "to/web"u8, 0];
        byte[] publish = [0x30, 12, 0, 8, .. "from/web"u8, .. "hi"u8];
        await web.SendAsync((byte[])[.. subscribe, .. publish], WebSocketMessageType.Binary, true, CancellationToken.None);

        CollectionAssert.AreEqual(new byte[] { 0x90, 3, 0, 1, 0 }, await Receive(web, 5));
        Assert.AreEqual("hi", (await plain.Message()).Text);

        await plain.Publish("to/web", "ho", 0);
        CollectionAssert.AreEqual((byte[])[0x30, 10, 0, 6, .. "to/web"u8, .. "ho"u8], await Receive(web, 12));
    }

    [TestMethod]
    public async Task A_disconnect_is_followed_by_a_close_frame()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using ClientWebSocket web = await Open(broker);
        await web.SendAsync(RawClient.Connect("web"), WebSocketMessageType.Binary, true, CancellationToken.None);
        _ = await Receive(web, 4);

        await web.SendAsync((byte[])[0xE0, 0], WebSocketMessageType.Binary, true, CancellationToken.None);

        using CancellationTokenSource limit = new(Limits.Hang);
        WebSocketReceiveResult end = await web.ReceiveAsync(new byte[16], limit.Token);

        Assert.AreEqual(WebSocketMessageType.Close, end.MessageType);
    }

    [TestMethod]
    [DataRow("https://example.org", false)]
    [DataRow("http://localhost:8080", true)]
    [DataRow("http://127.0.0.1", true)]
    [DataRow("http://[::1]:8080", true)]
    [DataRow("http://localhost.example.org", false)]
    public async Task A_web_page_of_another_machine_is_refused(string origin, bool isWelcome)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using ClientWebSocket web = new();
        web.Options.AddSubProtocol("mqtt");
        web.Options.SetRequestHeader("Origin", origin);

        string outcome = await Outcome(web, broker);

        Assert.Contains(isWelcome ? "open" : "403", outcome);
    }

    [TestMethod]
    public async Task A_client_that_does_not_speak_mqtt_is_refused()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using ClientWebSocket web = new();
        web.Options.AddSubProtocol("chat");

        string outcome = await Outcome(web, broker);

        Assert.Contains("400", outcome);
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 426 Upgrade Required")]
    [DataRow("nonsense\r\n\r\n", "HTTP/1.1 426 Upgrade Required")]
    public async Task What_is_no_web_socket_request_is_told_so(string request, string answer)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using RawClient client = await RawClient.To(broker.WebSocketPort!.Value);

        await client.Send(Encoding.ASCII.GetBytes(request));

        Assert.StartsWith(answer, await client.ReceiveText());
    }

    [TestMethod]
    public async Task A_request_without_end_is_cut_off()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(Both);
        using RawClient client = await RawClient.To(broker.WebSocketPort!.Value);

        await client.Send(new byte[9000]);

        await client.IsClosed();
    }

    [TestMethod]
    public async Task A_packet_beyond_the_limit_cuts_a_web_client_off()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { WebSocketPort = 0, MaxPacketBytes = 64 });
        using ClientWebSocket web = await Open(broker);
        await web.SendAsync(RawClient.Connect("web"), WebSocketMessageType.Binary, true, CancellationToken.None);
        _ = await Receive(web, 4);

        await web.SendAsync((byte[])[0x30, 0xFF, 0xFF, 0xFF, 0x7F], WebSocketMessageType.Binary, true, CancellationToken.None);

        using CancellationTokenSource limit = new(Limits.Hang);
        WebSocketReceiveResult end = await web.ReceiveAsync(new byte[16], limit.Token);

        Assert.AreEqual(WebSocketMessageType.Close, end.MessageType);
    }

    [TestMethod]
    public async Task There_is_none_where_none_is_asked_for()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();

        Assert.IsNull(broker.WebSocketPort);
    }

    private static async Task<ClientWebSocket> Open(EmbeddedBroker broker)
    {
        ClientWebSocket web = new();
        web.Options.AddSubProtocol("mqtt");
        await web.ConnectAsync(new Uri($"ws://127.0.0.1:{broker.WebSocketPort}/mqtt"), CancellationToken.None);
        Assert.AreEqual("mqtt", web.SubProtocol);
        return web;
    }

    private static async Task<string> Outcome(ClientWebSocket web, EmbeddedBroker broker)
    {
        try
        {
            await web.ConnectAsync(new Uri($"ws://127.0.0.1:{broker.WebSocketPort}/mqtt"), CancellationToken.None);
            return "open";
        }
        catch (WebSocketException refused)
        {
            return refused.Message;
        }
    }

    private static async Task<byte[]> Receive(ClientWebSocket web, int count)
    {
        byte[] bytes = new byte[count];
        int length = 0;
        using CancellationTokenSource limit = new(Limits.Hang);
        while (length < count)
        {
            length += (await web.ReceiveAsync(bytes.AsMemory(length), limit.Token)).Count;
        }

        return bytes;
    }
}
