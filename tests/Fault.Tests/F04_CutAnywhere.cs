using System.Text;
using Firmware.Core;
using Kit;
using VirtualDevice;

namespace Fault.Tests;

/// <summary>The connection is cut after each byte that the broker sends: CONNACK, SUBACK, a setting, an acknowledgement. One node for each byte.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F04_CutAnywhere
{
    // CONNACK 4, SUBACK 9, PUBLISH of the setting 50, PUBLISH of its own status 27, PUBACKs of 4 each.
    private const int Bytes = 110;

    [TestMethod]
    public async Task Every_node_comes_online_with_the_whole_setting()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/+/#");
        List<FaultProxy> proxies = [];
        List<NodeHost> nodes = [];
        for (int n = 1; n <= Bytes; n++)
        {
            FaultProxy proxy = new(broker.Port);
            proxy.ToClient.CutAfter = n;
            proxies.Add(proxy);
            await Retain(broker.Port, n);
            nodes.Add(Create(n, proxy.Port));
        }

        nodes.ForEach(node => node.Start());
        await Task.WhenAll(proxies.Select(Mend));
        await Task.WhenAll(Enumerable.Range(1, Bytes).Select(n => Applied(subscriber, n)));

        nodes.ForEach(node => node.Leave());
        nodes.ForEach(node => node.Join());
        foreach (FaultProxy proxy in proxies)
        {
            await proxy.DisposeAsync();
        }

        int changes = subscriber.Messages.All.Count(
            message => message.Topic.EndsWith("/config/state", StringComparison.Ordinal) && Device.Json(message).GetProperty("rev").GetInt32() > 2);

        Assert.AreEqual(0, changes, "a setting was applied twice");

        Table.Add(4, $"cut after each of the first {Bytes} bytes of the broker", $"{Bytes} nodes online, settings whole and applied once");
    }

    private static Task Retain(int port, int n)
    {
        return Publisher.Publish(port, $"home/cut-{n}/config", $$"""{"id":"c","interval":{{1000 + n}},"health":99}""", retain: true);
    }

    private static NodeHost Create(int n, int port)
    {
        NodeOptions options = new() { Id = $"cut-{n}", Seed = (uint)n, Broker = "127.0.0.1", BrokerPort = port };
        SettingsStore store = new(null, """{"interval":3600}""");
        return new NodeHost(options, store, new ConsoleLog(options.Id, "the proxy", false), new Mqtt.MqttTls(""), wire => SensorBench.Create("ideal", n, wire));
    }

    // The first connection is cut; the second one is left alone.
    private static async Task Mend(FaultProxy proxy)
    {
        ProxyConnection first = await proxy.NextConnection();
        await first.Closed();
        proxy.Pass();
    }

    private static async Task Applied(Subscriber subscriber, int n)
    {
        _ = await subscriber.Messages.Seen(
            message => message.Topic == $"home/cut-{n}/config/state"
                && Encoding.UTF8.GetString(message.Bytes).Contains($"\"interval\":{1000 + n}", StringComparison.Ordinal), $"settings of node {n}");
        _ = await subscriber.Messages.Seen(message => message.Topic == $"home/cut-{n}/status" && message.Text == "online", $"node {n} online");
    }
}
