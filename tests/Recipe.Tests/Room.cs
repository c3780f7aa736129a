using System.Text.Json;
using Kit;

namespace Recipe.Tests;

/// <summary>A broker with one node that measures when it is told to, and somebody who sees all readings.</summary>
internal sealed class Room : IAsyncDisposable
{
    /// <summary>Where the node is.</summary>
    internal const string Place = "livingroom";

    /// <summary>The node's id.</summary>
    internal const string Id = "node-0a1b2c";

    private RunningProgram? _node;
    private Subscriber? _watcher;

    private Room(Broker broker)
    {
        Broker = broker;
    }

    /// <summary>The broker.</summary>
    internal Broker Broker { get; }

    /// <summary>Where the broker listens.</summary>
    internal int Port => Broker.Port;

    /// <summary>Starts all three and waits for the first reading.</summary>
    internal static async Task<Room> Start()
    {
        Room room = new(await Kit.Broker.Start());
        try
        {
            room._watcher = await Subscriber.Start(room.Port, "home/+/reading");
            room._node = RunningProgram.StartTyped(
                "VirtualDevice", "virtual-device",
                "--broker", $"127.0.0.1:{room.Port}", "--id", Id, "--place", Place, "--interval", "86400", "--faults", "-");
            _ = await room._watcher.Next($"home/{Place}/reading");
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a fault, for instance <c>sensor timeout</c>, and has the node measure until a reading has that quality.</summary>
    internal async Task<JsonElement> Fault(string fault, string quality)
    {
        await _node!.Type(fault);
        return await Measure(reading => reading.GetProperty("quality").GetString() == quality);
    }

    /// <summary>Has the node measure until a reading matches.</summary>
    internal async Task<JsonElement> Measure(Func<JsonElement, bool> matches)
    {
        while (true)
        {
            JsonElement reading = await Measure();
            if (matches(reading))
            {
                return reading;
            }
        }
    }

    /// <summary>Has the node measure once.</summary>
    internal async Task<JsonElement> Measure()
    {
        await Command("""{"do":"read"}""");
        Received message = await _watcher!.Next($"home/{Place}/reading");
        return JsonDocument.Parse(message.Bytes).RootElement;
    }

    /// <summary>Sends the node a command.</summary>
    internal Task Command(string command)
    {
        return Publisher.Publish(Port, $"home/{Place}/command", command);
    }

    /// <summary>Changes a setting and waits for a reading that was taken with it.</summary>
    internal async Task<JsonElement> Set(string settings, Func<JsonElement, bool> matches)
    {
        await Publisher.Publish(Port, $"home/{Place}/config", settings);
        return await Measure(matches);
    }

    /// <summary>Kills the node: it says no goodbye, the broker does.</summary>
    internal async Task KillNode()
    {
        _node!.Send(Signal.Kill);
        _ = await _node.Exit();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        if (_watcher is not null)
        {
            await _watcher.DisposeAsync();
        }

        await Broker.DisposeAsync();
    }
}
