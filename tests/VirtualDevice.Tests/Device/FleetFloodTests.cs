using System.Collections.Concurrent;
using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>Commands for everybody come to a thousand nodes of one process at once. Not beside other tests: it takes the whole machine.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FleetFloodTests
{
    private const int Nodes = 1000;
    private const int Commands = 20;

    /// <summary>
    /// On an idle machine of two cores it takes half a minute; what is looked for, nodes that wait for threads of the pool, would take hours.
    /// </summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Twenty_thousand_commands_to_a_thousand_nodes_are_all_carried_out_and_no_node_is_lost()
    {
        await using TestBroker broker = await TestBroker.Start();
        ConcurrentDictionary<string, ConcurrentQueue<string>> answers = new();
        ConcurrentBag<string> statuses = [];
        TaskCompletionSource online = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int left = Nodes * Commands;
        using TestClient client = new("looks-on");
        client.During = one =>
        {
            if (one.Message is not { } message)
            {
                return;
            }

            if (message.Topic.EndsWith("/status", StringComparison.Ordinal))
            {
                statuses.Add(message.Text);
                _ = statuses.Count == Nodes && online.TrySetResult();
                return;
            }

            answers.GetOrAdd(message.Topic, static _ => []).Enqueue(message.Text);
            _ = Interlocked.Decrement(ref left) == 0 && done.TrySetResult();
        };
        _ = await client.Connect(broker.Port);

        // At QoS 1 mosquitto 2.0.11 changes the order of what waits for its acknowledgement.
        _ = await client.Subscribe(0, "home/+/command/result", "home/+/status");
        await using TestNode node = TestNode.Start(broker.Port, "--interval", "86400", "--count", $"{Nodes}");
        await online.Task.WaitAsync(Limit);

        for (int i = 1; i <= Commands; i++)
        {
            await client.Publish("home/all/command", $$"""{"id":"m{{i}}","do":"identify"}""");
        }

        await done.Task.WaitAsync(Limit);

        string[] expected = [.. Enumerable.Range(1, Commands).Select(i => $$"""{"id":"m{{i}}","ok":true,"do":"identify"}""")];
        Assert.HasCount(Nodes, answers);
        foreach ((string topic, ConcurrentQueue<string> given) in answers)
        {
            CollectionAssert.AreEqual(expected, given.ToArray(), topic);
        }

        CollectionAssert.AreEqual(Enumerable.Repeat("online", Nodes).ToArray(), statuses.ToArray());
    }
}
