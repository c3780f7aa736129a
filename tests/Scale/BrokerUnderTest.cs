using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scale;

/// <summary>The broker: a mosquitto of our own, or one that runs already.</summary>
internal sealed class BrokerUnderTest : IDisposable
{
    private readonly Process? _own;
    private readonly string? _folder;

    /// <summary>Starts a mosquitto, or takes the broker that is given.</summary>
    public BrokerUnderTest(Options options)
    {
        if (options.Broker is (int port, int process))
        {
            (Port, ProcessId) = (port, process);
            return;
        }

        Port = FreePort();
        _folder = Directory.CreateTempSubdirectory("scale-").FullName;
        string configuration = Path.Combine(_folder, "mosquitto.conf");
        // What mosquitto does by default, but for two things: it counts aloud every second, and what a reader has not taken yet has
        // no limit. By default that is 1,000 messages, which a reader is soon behind by when thousands of nodes start at once.
        File.WriteAllText(configuration, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            user {Environment.UserName}
            log_type error
            sys_interval 1
            max_queued_messages 0

            """);
        _own = Process.Start(new ProcessStartInfo("mosquitto", ["-c", configuration]))!;
        ProcessId = _own.Id;
        WaitUntilItListens();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its process.</summary>
    public int ProcessId { get; }

    /// <summary>Ends a broker of our own.</summary>
    public void Dispose()
    {
        if (_own is not null)
        {
            _own.Kill();
            _own.WaitForExit();
            _own.Dispose();
            Directory.Delete(_folder!, recursive: true);
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void WaitUntilItListens()
    {
        while (!_own!.HasExited)
        {
            try
            {
                using TcpClient client = new("127.0.0.1", Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }

        throw new InvalidOperationException("mosquitto did not start.");
    }
}
