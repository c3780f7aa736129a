using System.Text;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>
/// Moves a temperature over its upper limit and back at random, and looks at what the broker keeps on <c>alarm</c>: when connection, sensor and
/// temperature have been as they are for a while, that must be the truth.
/// </summary>
internal sealed class AlarmWitness
{
    /// <summary>
    /// Milliseconds: a sample every 10 s while a limit is set, a second one before a fault is told, and a message that the client gives up
    /// and sends again meanwhile.
    /// </summary>
    private const long SettlesMs = 60 * Scene.Second;

    private const int LongestPauseMs = 30 * 60 * 1000;

    // Tenths of a kelvin on top of 20.0 to 24.9 °C, far beyond the limit of 30.
    private const int Hot = 150;

    private readonly Scene _scene;
    private readonly Random _random;
    private string _truth = "[]";
    private long _sinceMs;
    private bool _isTold;

    /// <summary>Begins.</summary>
    internal AlarmWitness(Scene scene, int seed)
    {
        _scene = scene;
        _random = new Random(seed);
        Change();
        Look();
    }

    /// <summary>Times that the temperature crossed its limit.</summary>
    internal int Changes { get; private set; }

    /// <summary>Times that the truth was there and had been told.</summary>
    internal int Told { get; private set; }

    /// <summary>The longest that it took, from when all was well, in milliseconds.</summary>
    internal long LongestMs { get; private set; }

    private string Truth => _scene.Node.Sensor switch
    {
        { Fault: not Quality.Ok } => "unknown",
        { Warmer: > 0 } => "high",
        _ => "[]",
    };

    private bool CanTell => _scene.Node.Node.LinkState == LinkState.Online && _scene.Broker.IsUp && !_scene.Broker.IsFrozen && !_scene.Network.IsDown
        && !_scene.Network.SwallowsToBroker && !_scene.Network.SwallowsToClient && _scene.Broker.HasSoundConnection(_scene.Node.Id);

    private string Kept => _scene.Broker.Retained.TryGetValue($"home/{_scene.Node.Id}/alarm", out Message? kept)
        ? Encoding.UTF8.GetString(kept.Payload)
        : "nothing";

    private void Change()
    {
        _scene.Node.Sensor.Warmer = _scene.Node.Sensor.Warmer == 0 ? Hot : 0;
        Changes++;
        _scene.World.In(_random.Next(1000, LongestPauseMs), Change);
    }

    private void Look()
    {
        if (Truth != _truth || !CanTell)
        {
            (_truth, _sinceMs, _isTold) = (Truth, _scene.World.NowMs, false);
        }
        else if (!_isTold && Kept.Contains(_truth, StringComparison.Ordinal))
        {
            _isTold = true;
            Told++;
            LongestMs = Math.Max(LongestMs, _scene.World.NowMs - _sinceMs);
        }
        else
        {
            bool isTrue = Kept.Contains(_truth, StringComparison.Ordinal);
            Assert.IsTrue(isTrue || _scene.World.NowMs - _sinceMs < SettlesMs, $"{_truth} since {_sinceMs} ms, at {_scene.World.NowMs} ms {Kept} is kept");
        }

        _scene.World.In(Scene.Second, Look);
    }
}
