namespace Brokers.Tests;

/// <summary>A real broker on a free port of 127.0.0.1, with its data in a folder of its own.</summary>
internal abstract class BrokerUnderTest : IAsyncDisposable
{
    /// <summary>What <c>./broker matrix</c> calls it.</summary>
    internal abstract string Name { get; }

    /// <summary>The version that runs.</summary>
    internal abstract string Version { get; }

    /// <summary>Where it listens; the same after every restart.</summary>
    internal abstract int Port { get; }

    /// <summary>Where it does otherwise than a node would like. Everything else it must do.</summary>
    internal abstract IReadOnlyList<Difference> Differences { get; }

    /// <summary>Who gets in; null where anybody does.</summary>
    internal virtual string? User => null;

    /// <summary>With this password.</summary>
    internal virtual string? Password => null;

    /// <summary>How the node and the station get in, the address apart.</summary>
    internal virtual string[] Credentials => [];

    /// <summary>How mosquitto_pub and mosquitto_sub get in, the address apart.</summary>
    internal string[] ToolCredentials => User is null ? [] : ["-u", User, "-P", Password!];

    /// <summary>Starts it and waits until it takes connections.</summary>
    /// <exception cref="AssertFailedException">It is not installed, or does not start.</exception>
    internal abstract Task Start();

    /// <summary>Ends it as its service manager would, with SIGTERM.</summary>
    internal abstract Task Stop();

    /// <summary>Ends it with SIGKILL: nothing is cleaned up.</summary>
    internal abstract Task Kill();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
