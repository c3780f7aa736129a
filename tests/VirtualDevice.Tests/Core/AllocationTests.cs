using System.Text;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>The steady loop reuses its buffers: on the device every byte it allocated would have to be collected again.</summary>
[TestClass]
public sealed class AllocationTests
{
    private const int SecondMs = 1000;

    // Health messages and the end of the first minute of the link are rare; they are not part of the steady loop.
    private const int SteadyAtMs = 120 * SecondMs;
    private const int Samples = 500;

    [TestMethod]
    public void A_tick_with_nothing_due_allocates_nothing()
    {
        (Node node, QuietLink link, long now) = Steady("""{"interval":86400,"health":86400,"broker":"b"}""");
        int published = link.Published;

        long allocated = AllocatedBy(() =>
        {
            for (int i = 0; i < 10000; i++)
            {
                _ = node.Tick(now++);
            }
        });

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(published, link.Published);
    }

    [TestMethod]
    [DataRow(0, "values", 2)]
    [DataRow(1, "values", 2)]
    [DataRow(2, "values", 2)]
    [DataRow(0, "json", 1)]
    [DataRow(0, "both", 3)]
    [DataRow(1, "both", 3)]
    [DataRow(2, "both", 3)]
    public void A_sample_with_its_publish_allocates_nothing_of_its_own(int qos, string payload, int messages)
    {
        (Node node, QuietLink link, long now) = Steady($$"""{"interval":1,"health":86400,"broker":"b","qos":{{qos}},"payload":"{{payload}}"}""");
        int published = 0;

        long allocated = AllocatedBy(() =>
        {
            published = link.Published;
            for (int i = 0; i < Samples; i++)
            {
                now += SecondMs;
                _ = node.Tick(now);
            }
        });

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(Samples * messages, link.Published - published);
    }

    // A collection, for which any thread may be the reason, takes what is left of this thread's piece of the heap, and that counts as allocated:
    // what was measured then says nothing, and is measured again.
    private static long AllocatedBy(Action action)
    {
        long allocated;
        int collections;
        do
        {
            collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        while (GC.CollectionCount(0) != collections);

        return allocated;
    }

    // A node that has been online for two minutes.
    private static (Node Node, QuietLink Link, long NowMs) Steady(string deployed)
    {
        QuietBoard board = new();
        byte[] settings = Encoding.UTF8.GetBytes(deployed);
        _ = board.Write(StoreSlot.Deployed, settings, settings.Length);
        QuietLink link = new();
        Node node = new(new NodeOptions { Id = "node-1", Seed = 1 }, board, link, board, board, board, new QuietLog());
        node.Start(0);
        long now = 0;
        for (; now <= SteadyAtMs; now += SecondMs)
        {
            _ = node.Tick(now);
        }

        Assert.AreEqual(LinkState.Online, node.LinkState);
        return (node, link, now - SecondMs);
    }
}
