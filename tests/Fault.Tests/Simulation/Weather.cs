using System.Text;
using System.Text.Json;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>Random faults, one after the other, with random pauses.</summary>
internal sealed class Weather
{
    private const int LongestPauseMs = 40 * 60 * 1000;
    private const int LongestFaultMs = 20 * 60 * 1000;
    private const int LongestBurst = 12;

    private readonly Scene _scene;
    private readonly Random _random;
    private readonly HashSet<string> _answered = [];
    private int _revision;
    private bool _ended;

    /// <summary>Nothing happens before Begin.</summary>
    internal Weather(Scene scene)
    {
        _scene = scene;
        _random = scene.World.Random;
        scene.Broker.Published += Record;
        scene.Node.Watch.OnConfigured += outcome => Changes += outcome == ConfigOutcome.Changed ? 1 : 0;
    }

    /// <summary>Settings that were sent.</summary>
    internal int Wishes { get; private set; }

    /// <summary>Settings that were answered, each counted once.</summary>
    internal int Answered { get; private set; }

    /// <summary>Settings that the node took.</summary>
    internal int Changes { get; private set; }

    /// <summary>The last revision that the node told.</summary>
    internal int Revision => _revision;

    /// <summary>How many there were.</summary>
    internal int Faults { get; private set; }

    /// <summary>Begins.</summary>
    internal void Begin() => _scene.World.In(Pause(LongestPauseMs), Strike);

    /// <summary>No more faults.</summary>
    internal void End() => _ended = true;

    // Short ones are as frequent as long ones.
    private int Pause(int longestMs) => (int)Math.Pow(longestMs, _random.NextDouble()) + _random.Next(1000);

    private void Strike()
    {
        if (_ended)
        {
            return;
        }

        Faults++;
        int lastsMs = Pause(LongestFaultMs);
        Action mend = Break(_random.Next(12));
        _scene.World.In(lastsMs, () =>
        {
            mend();
            Begin();
        });
    }

    private Action Break(int which)
    {
        switch (which)
        {
            case 0 or 1:
                _scene.Broker.IsPersistent = which == 0;
                _scene.Broker.Kill();
                return _scene.Broker.Start;
            case 2:
                _scene.Broker.Freeze();
                return () => _scene.Broker.Thaw();
            case 3 or 4:
                _scene.Network.Fail(noticed: which == 3);
                return _scene.Network.Mend;
            case 5:
                _scene.Network.SwallowsToBroker = true;
                _scene.Network.SwallowsToClient = _random.Next(2) == 0;
                return StopSwallowing;
            case 6:
                _scene.Network.SwallowsToClient = true;
                return StopSwallowing;
            case 7:
                _scene.Broker.CutAll();
                return Nothing;
            case 8:
                _scene.Node.Sensor.Fault = (Quality)_random.Next((int)Quality.Timeout, (int)Quality.Jump);
                return () => _scene.Node.Sensor.Fault = Quality.Ok;
            case 9:
                _scene.Broker.Refusal = _random.Next(1, 6);
                _scene.Broker.CutAll();
                return () => _scene.Broker.Refusal = 0;
            case 10:
                _scene.Node.Clock.OffsetSeconds += _random.Next(-100_000_000, 100_000_000);
                return Nothing;
            default:
                return Wish();
        }
    }

    private void StopSwallowing()
    {
        _scene.Network.SwallowsToBroker = false;
        _scene.Network.SwallowsToClient = false;
    }

    private Action Wish()
    {
        if (_random.Next(3) == 0)
        {
            _scene.Witness.PowerCut();
            return Nothing;
        }

        for (int i = _random.Next(LongestBurst); i >= 0; i--)
        {
            Wishes++;
            (int qos, int health, string retain) = (_random.Next(1, 3), _random.Next(10, 1000), _random.Next(2) == 0 ? "true" : "false");
            string wish = $$"""{"id":"w{{Wishes}}","qos":{{qos}},"health":{{health}},"retain":{{retain}}}""";
            _scene.Broker.Publish("home/n1/config", Encoding.UTF8.GetBytes(wish));
        }

        return Nothing;
    }

    private void Record(Message message)
    {
        if (message.Topic == "home/n1/config/result")
        {
            using JsonDocument json = JsonDocument.Parse(message.Payload);
            Assert.IsTrue(json.RootElement.GetProperty("ok").GetBoolean());
            Answered += _answered.Add(json.RootElement.GetProperty("id").GetString()!) ? 1 : 0;
        }
        else if (message.Topic == "home/n1/config/state")
        {
            using JsonDocument json = JsonDocument.Parse(message.Payload);
            int revision = json.RootElement.GetProperty("rev").GetInt32();
            Assert.IsGreaterThanOrEqualTo(_revision, revision, "the revision went back");
            _revision = revision;
        }
    }

    private static void Nothing()
    {
    }
}
