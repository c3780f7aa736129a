using Kit;

namespace Mqtt.Tests;

/// <summary>Messages that are acknowledged together, when they have been made to last.</summary>
[TestClass]
public sealed class TogetherTests
{
    private static readonly byte[] Two = [0x32, 0x06, 0x00, 0x01, (byte)'t', 0x00, 0x01, (byte)'a', 0x32, 0x06, 0x00, 0x01, (byte)'t', 0x00, 0x02, (byte)'b'];

    [TestMethod]
    public async Task Nothing_is_acknowledged_before_it_lasts_and_then_everything_is()
    {
        await using ScriptedServer server = new();
        using TestClient client = Client();
        TaskCompletionSource isWritten = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int batches = 0;
        client.Lasting = () => Interlocked.Increment(ref batches) == 1 ? isWritten.Task : Task.CompletedTask;
        await Accept(server, client);

        await server.Send(Two);
        Received[] messages = [await client.Message(), await client.Message()];
        int acknowledgedBefore = Volatile.Read(ref batches);
        Task<byte[]> first = server.ReceivePacket();
        bool wasEarly = first.IsCompleted;
        isWritten.SetResult();

        Assert.AreEqual("ab", string.Concat(messages.Select(static one => one.Text)));
        CollectionAssert.AreEqual(new byte[] { 0x40, 0x02, 0x00, 0x01 }, await first);
        CollectionAssert.AreEqual(new byte[] { 0x40, 0x02, 0x00, 0x02 }, await server.ReceivePacket());
        Assert.IsFalse(wasEarly);
        Assert.IsLessThanOrEqualTo(1, acknowledgedBefore);
        Assert.AreEqual(1, batches);
    }

    [TestMethod]
    public async Task What_could_not_be_made_to_last_is_not_acknowledged_and_comes_again()
    {
        await using ScriptedServer server = new();
        using TestClient client = Client();
        client.Lasting = static () => Task.FromCanceled(new CancellationToken(true));
        await Accept(server, client);

        await server.Send(Two);
        MqttReason reason = await client.Disconnects();
        client.Lasting = null;
        await Accept(server, client);
        await server.Send(Two);

        Assert.AreEqual(MqttReason.ClosedByUs, reason);
        CollectionAssert.AreEqual(new byte[] { 0x40, 0x02, 0x00, 0x01 }, await server.ReceivePacket());
        Assert.AreEqual("abab", string.Concat(client.Messages.Select(static one => one.Text)));
    }

    [TestMethod]
    public async Task A_message_of_QoS_0_is_made_to_last_too()
    {
        await using ScriptedServer server = new();
        using TestClient client = Client();
        TaskCompletionSource isAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Lasting = () =>
        {
            isAsked.TrySetResult();
            return Task.CompletedTask;
        };
        await Accept(server, client);

        await server.Send(0x30, 0x04, 0x00, 0x01, (byte)'t', (byte)'a');

        await Limits.Reached(isAsked.Task, "it is asked to last");

        Assert.AreEqual("a", client.Messages.Single().Text);
    }

    private static TestClient Client() => new(new MqttClientOptions { ClientId = "a", CleanSession = false, AcknowledgesTogether = true });

    private static async Task Accept(ScriptedServer server, TestClient client)
    {
        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = await client.Next(nameof(IMqttEvents.Connected));
    }
}
