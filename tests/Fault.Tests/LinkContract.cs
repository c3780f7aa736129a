using Firmware.Core;

namespace Fault.Tests;

/// <summary>Takes the events of a link and checks what <see cref="IMqttLink"/> promises about their order.</summary>
internal sealed class LinkContract(IMqttLink link)
{
    private readonly MqttEvent _event = new();
    private readonly HashSet<int> _unsettled = [];
    private bool _isLost;

    /// <summary>The kinds of all events, in order.</summary>
    internal List<MqttEventKind> Kinds { get; } = [];

    /// <summary>Ids that have neither been reported nor dropped.</summary>
    internal int Unsettled => _unsettled.Count;

    /// <summary>Opens a connection.</summary>
    internal void Open(MqttConnection connection)
    {
        Take();
        _isLost = false;
        link.Open(connection);
    }

    /// <summary>Publishes at QoS 1.</summary>
    internal void Publish()
    {
        int id = link.Publish("t", [1], 1, 1, false);
        Assert.IsGreaterThan(0, id);
        Assert.IsTrue(_unsettled.Add(id), "An id is given out twice.");
    }

    /// <summary>Takes every event that has come.</summary>
    internal void Take()
    {
        while (link.TryTake(_event, true))
        {
            Kinds.Add(_event.Kind);
            switch (_event.Kind)
            {
                case MqttEventKind.Published:
                    Assert.IsTrue(_unsettled.Remove(_event.MessageId), "An id is reported that is void or settled.");
                    break;
                case MqttEventKind.Dropped:
                    Assert.IsFalse(_isLost, "Ids are dropped after the loss was reported.");
                    _unsettled.Clear();
                    break;
                case MqttEventKind.Lost:
                    _isLost = true;
                    break;
            }
        }
    }

    /// <summary>A connection to a port of this machine, or to the simulated broker.</summary>
    internal static MqttConnection To(int port, int keepAliveSeconds)
    {
        Settings settings = new();
        settings.SetNumber(Setting.KeepAlive, keepAliveSeconds);
        MqttConnection connection = new();
        connection.Use(settings, new Topics("home", "p", "homeassistant", "n"), new NodeOptions { Id = "n", Broker = "127.0.0.1", BrokerPort = port });
        return connection;
    }
}
