extern alias CoreTests;

using System.Text;
using Firmware.Core;
using Bench = CoreTests::Firmware.Core.Tests.Bench;

namespace Cost.Tests;

/// <summary>
/// What a node does all day. Each method brings a node on fakes to where the operation begins, and returns the operation. The fakes are not
/// counted, only the core.
/// </summary>
public static class Operations
{
    private const string Base = "\"broker\":\"broker\",\"place\":\"p\",\"interval\":10,\"discovery\":false";
    private const long SampleMs = 60000;

    /// <summary>A tick with nothing due.</summary>
    public static Action Idle_tick()
    {
        Begin("\"payload\":\"json\",\"qos\":0");
        return () => Bench.Node.Tick(SampleMs - 5000);
    }

    /// <summary>One sample as JSON at QoS 0: temperature and humidity.</summary>
    public static Action Reading_json_qos_0() => Sample("\"payload\":\"json\",\"qos\":0");

    /// <summary>One sample as two plain values at QoS 0.</summary>
    public static Action Reading_two_values_qos_0() => Sample("\"payload\":\"values\",\"qos\":0");

    /// <summary>One sample as three messages at QoS 1, with their acknowledgements.</summary>
    public static Action Reading_both_qos_1_acknowledged() => Sample("\"payload\":\"both\",\"qos\":1");

    /// <summary>The parser alone.</summary>
    public static Action Parse_three_settings()
    {
        SettingsParser parser = new();
        Settings settings = new();
        byte[] message = Encoding.UTF8.GetBytes("{\"id\":\"a1\",\"interval\":10,\"qos\":2}");
        return () => parser.Read(message, message.Length, settings);
    }

    /// <summary>A message on config that is refused, its answer included.</summary>
    public static Action Setting_refused() => Receive("home/p/config", "{\"id\":\"a1\",\"interval\":0,\"qos\":2}");

    /// <summary>A message on config that is applied: stored, answered, and the state told.</summary>
    public static Action Setting_applied() => Receive("home/p/config", "{\"id\":\"a1\",\"interval\":20,\"qos\":2}");

    /// <summary>A command and its answer, without the sample that it asks for.</summary>
    public static Action Command_identify() => Receive("home/p/command", "{\"id\":\"a1\",\"do\":\"identify\"}");

    /// <summary>From the start to the first reading that the broker has acknowledged.</summary>
    public static Action Start_to_first_acknowledged_reading()
        => () =>
        {
            Bench.Begin("{" + Base + ",\"payload\":\"json\",\"qos\":1}");
            Bench.Run(0, 50);
        };

    private static void Begin(string settings)
    {
        Bench.Begin("{" + Base + "," + settings + "}");
        Bench.Run(0, SampleMs - 5000);
    }

    private static Action Sample(string settings)
    {
        Begin(settings);
        return () =>
        {
            Bench.Node.Tick(SampleMs);

            // The acknowledgements came within that tick; this one takes them.
            Bench.Node.Tick(SampleMs);
        };
    }

    private static Action Receive(string topic, string payload)
    {
        Begin("\"payload\":\"json\",\"qos\":0");
        Bench.Mqtt.Receive(topic, payload);
        return () =>
        {
            Bench.Node.Tick(SampleMs - 4000);
            Bench.Node.Tick(SampleMs - 4000);
        };
    }
}
