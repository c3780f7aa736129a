using Fault.Tests.Simulation;

namespace Fault.Tests;

/// <summary>A limit is watched for a week of everything at once.</summary>
[TestClass]
public sealed class F20_Alarms
{
    private const int Days = 7;

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Forgets", 2)]
    [DataRow("Keeps", 3)]
    [DataRow("Forgets", 4)]
    public void What_the_broker_keeps_is_the_truth_as_soon_as_the_node_can_tell_it(string style, int seed)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), """{"broker":"b","interval":3600,"max_temperature":30}""", seed);
        Weather weather = new(scene);
        AlarmWitness witness = new(scene, seed);
        weather.Begin();

        scene.World.Run(Days * 24 * Scene.Hour);

        Assert.IsGreaterThan(witness.Changes / 2, witness.Told);
        Table.Add(20, $"limit watched for {Days} days, {weather.Faults} faults, seed {seed}, client that {style.ToLowerInvariant()}",
            $"{witness.Changes} crossings, {witness.Told} times true on alarm, {witness.LongestMs / 1000} s at most after the node could tell it");
    }
}
