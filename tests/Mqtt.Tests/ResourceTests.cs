using System.Diagnostics;
using Kit;

namespace Mqtt.Tests;

/// <summary>What a client costs. Not beside other tests: these look at the whole process.</summary>
[TestClass]
[TestCategory("Servers")]
[DoNotParallelize]
public sealed class ResourceTests
{
    private const int ManyClients = 200;

    /// <summary>Bytes on the caller's thread for a small message: a packet of 112 and the copy of its payload, and as much again in reserve.</summary>
    private const int PublishBytes = 256;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Publishing_allocates_little_on_the_thread_of_the_caller(int qos)
    {
        await using Broker broker = await Broker.Start();
        Acknowledgements done = new();

        using MqttClient client = new(new MqttClientOptions { ClientId = "a" }, done);

        Assert.AreEqual(MqttError.None, client.Connect("127.0.0.1", broker.Port));

        done.Wait();

        // The first rounds compile the code on the way, and a collection meanwhile counts as allocated: the least is what it takes.
        long allocated = long.MaxValue;
        for (int round = 0; round < 50; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            MqttError error = client.Publish("home/livingroom/temperature", "25.6"u8, qos, retain: true, out _);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.AreEqual(MqttError.None, error);
            done.Wait();
        }

        TestContext.WriteLine($"{allocated} bytes");
        Assert.IsLessThanOrEqualTo(PublishBytes, allocated);
    }

    [TestMethod]
    public async Task A_publish_is_sent_at_once()
    {
        const int count = 200;
        await using Broker broker = await Broker.Start();
        Acknowledgements done = new();

        using MqttClient client = new(new MqttClientOptions { ClientId = "a" }, done);

        Assert.AreEqual(MqttError.None, client.Connect("127.0.0.1", broker.Port));

        done.Wait();

        double[] times = new double[count];
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.AreEqual(MqttError.None, client.Publish("t", "25.6"u8, 1, retain: false, out _));
            done.Wait();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        TestContext.WriteLine($"publish to acknowledgement: median {times[count / 2]:F3} ms, best {times[0]:F3} ms, worst {times[^1]:F3} ms");

        // Not at the next look of a timer: two hundred of them would be far over the limit of a wait.
    }

    [TestMethod]
    public async Task Two_hundred_clients_in_one_process_take_no_thread_each()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "many/#");
        int before = Threads();
        TestClient[] clients = [.. Enumerable.Range(0, ManyClients).Select(i => new TestClient($"client-{i}"))];
        try
        {
            await Task.WhenAll(clients.Select(client => client.Connect(broker.Port)));
            await Task.WhenAll(clients.Select((client, i) => client.Publish($"many/{i}", "x")));

            HashSet<string> topics = [];
            while (topics.Count < ManyClients)
            {
                _ = topics.Add((await subscriber.Messages.Next("one message of each")).Topic);
            }

            Assert.IsLessThan(ManyClients / 2, Threads() - before);
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }
    }

    [TestMethod]
    public async Task Clients_leave_nothing_behind()
    {
        await using Broker broker = await Broker.Start();
        await Cycle(broker, 5);
        int descriptors = Descriptors();

        await Cycle(broker, 50);

        // A socket that was cut is closed a moment later.
        Assert.IsTrue(SpinWait.SpinUntil(() => Descriptors() <= descriptors + 5, Limits.Hang), "descriptors");
    }

    private static async Task Cycle(Broker broker, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using TestClient client = new($"cycle-{i}");
            _ = await client.FailToConnect(1);
            _ = await client.Connect(broker.Port);
            await client.Publish("t", "x", 2);
            if (i % 2 == 0)
            {
                Assert.AreEqual(MqttError.None, client.Client.Disconnect());
                _ = await client.Disconnects();
            }
        }
    }

    private static int Descriptors()
    {
        return Directory.GetFiles("/proc/self/fd").Length;
    }

    private static int Threads()
    {
        using Process self = Process.GetCurrentProcess();
        return self.Threads.Count;
    }
}
