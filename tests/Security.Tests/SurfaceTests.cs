using System.Globalization;
using Kit;

namespace Security.Tests;

/// <summary>What of a node can be reached from outside: one connection that it makes itself, and what it has subscribed to.</summary>
[TestClass]
public sealed class SurfaceTests
{
    private const string Base = "home/livingroom";

    [TestMethod]
    [TestCategory("Servers")]
    [TestCategory("Linux")]
    public async Task The_node_listens_on_no_port()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom");

        HashSet<string> own = [.. Sockets(node.Id)];

        Assert.IsNotEmpty(own, "Its connection is one.");
        Assert.IsEmpty(Listening("tcp", "0A").Concat(Listening("tcp6", "0A")).Intersect(own));

        // A UDP socket has no such state: having one is enough.
        Assert.IsEmpty(Listening("udp", null).Concat(Listening("udp6", null)).Intersect(own));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_arrives_on_other_topics_is_ignored()
    {
        await using Broker broker = await Broker.Start();

        // A subscription that somebody else left in the session of the node.
        await using (Subscriber before = await Subscriber.Start(broker.Port, "#", 1, "-i", "node-1", "-c"))
        {
            await before.Stop();
        }

        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Base + "/#");
        await using RunningProgram node = RunningProgram.Start(
            "VirtualDevice", "virtual-device", "--broker", $"127.0.0.1:{broker.Port}", "--place", "livingroom", "--id", "node-1", "--interval", "3600");
        _ = await node.Prints("connected to");
        string[] others = ["home/kitchen/config", "home/config", Base + "/config/set", Base + "/CONFIG", "all/config", "house/livingroom/config", "config"];
        foreach (string topic in others)
        {
            await Publisher.Publish(broker.Port, topic, """{"id":"other","interval":2}""");
            await Publisher.Publish(broker.Port, topic.Replace("config", "command", StringComparison.Ordinal), """{"id":"other","do":"restart"}""");
        }

        await Publisher.Publish(broker.Port, Base + "/config", """{"id":"fence","interval":7}""");
        Received answer = await subscriber.Next(Base + "/config/result");

        StringAssert.StartsWith(answer.Text, "{\"id\":\"fence\",\"ok\":true,\"rev\":2");
        Assert.IsFalse(node.Output.ToString().Contains("other", StringComparison.Ordinal), node.Output.ToString());
    }

    [TestMethod]
    public void No_key_and_no_certificate_is_in_the_sources()
    {
        // Put together here, so that this file is not found itself.
        string mark = "-----" + "BEGIN ";
        string[] folders = ["src", "tests", "boards", ".github"];
        IEnumerable<string> files = folders.Select(folder => Path.Combine(Repository.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts"));

        foreach (string file in files)
        {
            Assert.IsFalse(File.ReadAllText(file).Contains(mark, StringComparison.Ordinal), file);
        }
    }

    // The inodes of the sockets that a process has open.
    private static IEnumerable<string> Sockets(int process)
    {
        foreach (string link in Directory.GetFiles($"/proc/{process}/fd"))
        {
            if (new FileInfo(link).LinkTarget is { } target && target.StartsWith("socket:[", StringComparison.Ordinal))
            {
                yield return target["socket:[".Length..^1];
            }
        }
    }

    // proc_pid_net(5): the fourth column is the state, in hexadecimal, and the tenth the inode.
    private static IEnumerable<string> Listening(string protocol, string? state)
    {
        const int State = 3;
        const int Inode = 9;
        return File.ReadLines("/proc/net/" + protocol).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => state is null || columns[State].ToString(CultureInfo.InvariantCulture) == state)
            .Select(columns => columns[Inode]);
    }
}
