using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VirtualDevice;

/// <summary>A mosquitto of our own on a free port of the loopback interface. It ends with this process.</summary>
internal sealed class PrivateBroker : IDisposable
{
    private const int StartLimitMs = 10000;
    private const int Attempts = 5;

    private readonly Process _process;
    private readonly string _folder;

    private PrivateBroker(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    /// <summary>The TCP port it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts a broker and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">mosquitto is missing or does not start; the message says what to do.</exception>
    public static PrivateBroker Start()
    {
        string? mosquitto = Find("mosquitto");
        if (mosquitto is null)
        {
            throw new InvalidOperationException("mosquitto was not found; install it (Debian, Ubuntu: apt-get install mosquitto) or name a broker with --broker host:port");
        }

        // Between looking for a free port and listening on it another program can take it.
        string said = "";
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            PrivateBroker? broker = TryStart(mosquitto, FreePort(), out said);
            if (broker is not null)
            {
                return broker;
            }
        }

        throw new InvalidOperationException("mosquitto does not start: " + said);
    }

    /// <summary>Ends the broker.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // It keeps nothing, so there is nothing to save.
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PrivateBroker? TryStart(string mosquitto, int port, out string said)
    {
        string folder = Directory.CreateTempSubdirectory("virtual-device-broker-").FullName;
        string file = Path.Combine(folder, "mosquitto.conf");

        // The user stays the same when root starts it: the kernel forgets to end a process that changes its user.
        File.WriteAllText(file, $"listener {port} 127.0.0.1\nallow_anonymous true\nlog_dest stderr\nuser {Environment.UserName}\n");
        Process process = Process.Start(StartInfo([mosquitto, "-c", file]))!;
        using CancellationTokenSource limit = new(StartLimitMs);
        said = "";
        try
        {
            while (process.StandardError.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line)
            {
                said = line;
                if (line.EndsWith(" running", StringComparison.Ordinal))
                {
                    // A full pipe would stop the broker.
                    _ = process.StandardError.ReadToEndAsync();
                    return new PrivateBroker(process, folder, port);
                }
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
        return null;
    }

    // In a session of its own, so that Ctrl-C does not reach the broker before the node has said goodbye;
    // and ended by the kernel should this process be killed.
    private static ProcessStartInfo StartInfo(List<string> command)
    {
        if (Find("setsid") is { } setsid)
        {
            command.Insert(0, setsid);
        }

        if (Find("setpriv") is { } setpriv)
        {
            command.InsertRange(0, [setpriv, "--pdeathsig", "TERM"]);
        }

        return new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, UseShellExecute = false };
    }

    private static string? Find(string program)
    {
        // Debian keeps servers in /usr/sbin, which is not on everybody's PATH.
        string path = (Environment.GetEnvironmentVariable("PATH") ?? "") + Path.PathSeparator + "/usr/sbin";
        return path.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
