using Kit;

namespace Station.Tests.Support;

/// <summary>A virtual device at a broker.</summary>
internal static class VirtualNode
{
    /// <summary>Starts one and waits until it is online and has said how it is: what it says comes after it is online.</summary>
    /// <param name="port">Of the broker, or of a proxy before it.</param>
    /// <param name="place">Its place; its id is the same.</param>
    /// <param name="interval">Seconds between samples; its sensor takes 2 at least.</param>
    /// <param name="more">More arguments.</param>
    internal static async Task<RunningProgram> Start(int port, string place, int interval = 1, params string[] more)
    {
        RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device",
            ["--broker", $"127.0.0.1:{port}", "--place", place, "--id", place, "--interval", $"{interval}", .. more]);
        await node.Prints("online");
        await Spoke(port, place);
        return node;
    }

    /// <summary>Starts some in one process, at numbered places.</summary>
    internal static RunningProgram StartMany(int port, string place, int count) => RunningProgram.Start("VirtualDevice", "virtual-device",
        "--broker", $"127.0.0.1:{port}", "--place", place, "--id", place, "--interval", "1", "--count", $"{count}");

    /// <summary>Waits until the broker has what a node says when it comes.</summary>
    internal static async Task Spoke(int port, string place)
    {
        foreach (string leaf in new[] { "status", "config/state", "health", "reading" })
        {
            await using Subscriber subscriber = await Subscriber.Start(port, $"home/{place}/{leaf}");
            _ = await subscriber.Next($"home/{place}/{leaf}");
        }
    }
}
