namespace Fault.Tests.Simulation;

/// <summary>A world with one broker and one node that is looked at.</summary>
internal sealed class Scene
{
    internal const long Second = 1000;
    internal const long Minute = 60 * Second;
    internal const long Hour = 60 * Minute;

    internal Scene(ClientStyle style, string settings, int seed = 1, long uptimeMs = 0, int sleepsLonger = 0)
    {
        World = new World(seed);
        Network = new Network(World);
        Broker = new SimulatedBroker(World);
        Node = new SimulatedNode(World, Network, Broker, style, "n1", settings) { UptimeMs = uptimeMs, SleepsLonger = sleepsLonger };
        Witness = new Witness(World, Network, Broker, Node) { Sleeps = settings.Contains("\"sleep\":true", StringComparison.Ordinal) };
    }

    internal World World { get; }

    internal Network Network { get; }

    internal SimulatedBroker Broker { get; }

    internal SimulatedNode Node { get; }

    internal Witness Witness { get; }

    /// <summary>Lets time pass until something holds.</summary>
    /// <returns>How long that took, in milliseconds.</returns>
    internal long Until(Func<bool> holds, long limitMs)
    {
        long startMs = World.NowMs;
        while (!holds())
        {
            Assert.IsLessThan(limitMs, World.NowMs - startMs, "it did not happen in time");
            World.Run(10);
        }

        return World.NowMs - startMs;
    }
}
