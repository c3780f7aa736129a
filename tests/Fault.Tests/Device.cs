using System.Text.Json;
using Kit;

namespace Fault.Tests;

/// <summary>The built virtual device as home/livingroom, as a user starts it.</summary>
internal sealed class Device : IAsyncDisposable
{
    /// <summary>Root and place.</summary>
    internal const string Base = "home/livingroom";

    /// <summary>Client id.</summary>
    internal const string Id = "node-1";

    private Device(RunningProgram program)
    {
        Program = program;
    }

    /// <summary>The process.</summary>
    internal RunningProgram Program { get; }

    /// <summary>Starts it with a sample each second.</summary>
    internal static Device Start(int port, params string[] more)
    {
        return StartAt($"127.0.0.1:{port}", more);
    }

    /// <summary>Starts it with a sample each second and some brokers.</summary>
    internal static Device StartAt(string brokers, params string[] more)
    {
        string[] arguments =
            ["--broker", brokers, "--place", "livingroom", "--id", Id, .. more.Contains("--interval") ? [] : new[] { "--interval", "1" }, .. more];
        return new Device(RunningProgram.StartTyped("VirtualDevice", "virtual-device", arguments));
    }

    /// <summary>Starts it and waits until it says that it is connected.</summary>
    internal static async Task<Device> StartOnline(int port, params string[] more)
    {
        Device device = Start(port, more);
        _ = await device.Program.Prints("online");
        return device;
    }

    /// <summary>Makes a fault, for instance <c>sensor timeout</c>. It was started with <c>--faults -</c>.</summary>
    internal Task Fault(string fault) => Program.Type(fault);

    /// <summary>Waits for the next reading that it keeps because it is not connected.</summary>
    internal Task Keeps(int readings) => Program.PrintsKept(readings);

    /// <summary>A payload as JSON.</summary>
    internal static JsonElement Json(Received message)
    {
        using JsonDocument document = JsonDocument.Parse(message.Bytes);
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return Program.DisposeAsync();
    }
}
