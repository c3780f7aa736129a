using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>The built virtual device as home/livingroom at a broker, as a user starts it.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    /// <summary>Root and place.</summary>
    internal const string Base = "home/livingroom";

    /// <summary>Client id.</summary>
    internal const string Id = "node-1";

    private readonly RunningProgram _program;

    private TestNode(RunningProgram program)
    {
        _program = program;
    }

    /// <summary>The process.</summary>
    internal RunningProgram Program => _program;

    /// <summary>Starts it.</summary>
    /// <param name="port">The broker's, of 127.0.0.1.</param>
    /// <param name="more">More arguments.</param>
    internal static TestNode Start(int port, params string[] more)
    {
        string[] arguments = ["--broker", $"127.0.0.1:{port}", "--place", "livingroom", "--id", Id, .. more];
        return new TestNode(RunningProgram.Start("VirtualDevice", "virtual-device", arguments));
    }

    /// <summary>Starts it and waits until it says that it is connected.</summary>
    internal static async Task<TestNode> StartOnline(int port, params string[] more)
    {
        TestNode node = Start(port, more);
        _ = await node.Program.Prints("online");
        return node;
    }

    /// <summary>Ends it with a signal and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    internal Task<int> End(Signal signal)
    {
        _program.Send(signal);
        return _program.Exit();
    }

    /// <summary>Publishes settings and waits for their answer, which is not the first one of a trial.</summary>
    internal static async Task<JsonElement> Configure(int port, Subscriber subscriber, string settings)
    {
        await Publisher.Publish(port, Base + "/config", settings);
        return await Answer(subscriber, "/config/result");
    }

    /// <summary>Publishes a command and waits for its answer.</summary>
    internal static async Task<JsonElement> Command(int port, Subscriber subscriber, string command)
    {
        await Publisher.Publish(port, Base + "/command", command);
        return await Answer(subscriber, "/command/result");
    }

    /// <summary>The next answer.</summary>
    /// <param name="subscriber">Sees the topic.</param>
    /// <param name="topic">What follows the base.</param>
    internal static async Task<JsonElement> Answer(Subscriber subscriber, string topic)
    {
        return Json(await subscriber.Next(Base + topic));
    }

    /// <summary>The settings that a node says are in force, once it says so.</summary>
    public static async Task<JsonElement> KeptSettings(int port, Func<JsonElement, bool>? matches = null)
    {
        return Json(await Retained.On(port, Base + "/config/state", message => matches is null || matches(Json(message))));
    }

    /// <summary>A payload as JSON.</summary>
    internal static JsonElement Json(Received message)
    {
        using JsonDocument document = JsonDocument.Parse(message.Bytes);
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return _program.DisposeAsync();
    }
}
