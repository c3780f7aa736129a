using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>The broker refuses, or accepts and never answers.</summary>
[TestClass]
public sealed class F06_Refused
{
    [TestMethod]
    [DataRow(1, "the broker does not speak MQTT 3.1.1")]
    [DataRow(2, "the broker does not take the node's client id")]
    [DataRow(3, "the broker is not ready")]
    [DataRow(4, "wrong user name or password")]
    [DataRow(5, "this user may not connect")]
    public async Task Each_refusal_has_its_reason(int code, string reason)
    {
        await using ScriptedServer server = new();
        await using Device device = Device.Start(server.Port);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(code));
        server.Close();

        _ = await device.Program.Prints(reason);
        Table.Add(6, $"CONNACK {code}", $"'{reason}'");
    }

    [TestMethod]
    public async Task A_broker_that_accepts_and_never_answers_is_given_up_and_sampling_goes_on()
    {
        await using FaultProxy proxy = new(FreePort.Next()) { Accept = AcceptMode.Silent };
        await using Device device = Device.Start(proxy.Port);
        await device.Keeps(5);
        _ = await device.Program.Prints("what listens there does not answer");

        int kept = device.Program.Output.All.Count(line => line.Contains("(kept)", StringComparison.Ordinal));
        Table.Add(6, "accepts and never answers", $"given up, {kept} samples taken meanwhile");
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(5)]
    public void A_broker_that_refuses_is_not_hammered(int code)
    {
        Scene scene = new(ClientStyle.Forgets, """{"broker":"b","interval":60}""");
        scene.Broker.Refusal = code;
        scene.World.Run(Scene.Hour);
        int first = scene.Broker.Attempts.Count;
        scene.World.Run(Scene.Hour);
        int second = scene.Broker.Attempts.Count - first;

        Assert.AreEqual((LinkReason)code, scene.Node.Watch.Reasons.Distinct().Single());

        // Pauses between 0 and 60 s, half a minute on average.
        Assert.IsLessThan(180, second);
        Table.Add(6, $"refused with {code} for two hours", $"{first} and {second} attempts an hour");
    }
}
