using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>
/// Finds a port of 127.0.0.1 for a program that cannot be told to choose one itself. It is this test run's until that ends: a locked
/// file says so to the test projects that run beside it, which would otherwise find it free while a broker is being restarted.
/// </summary>
public static class FreePort
{
    // Below the range from which Linux takes the ports of outgoing connections (32,768 on), so that none of those comes in between.
    private const int First = 20_000;
    private const int End = 32_000;

    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "firmware-test-ports")).FullName;

    // Open until the process ends; the system unlocks them then, however it ended.
    private static readonly Dictionary<int, FileStream> Given = [];

    /// <summary>A port that is free now and that no other test is given.</summary>
    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                int port = Random.Shared.Next(First, End);
                if (!Given.ContainsKey(port) && Take(port) && IsFree(port))
                {
                    return port;
                }
            }
        }
    }

    private static bool Take(int port)
    {
        try
        {
            Given[port] = new FileStream(Path.Combine(Folder, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            ChildProcess.WhileNoneStarts(() =>
            {
                using TcpListener probe = new(IPAddress.Loopback, port);
                probe.Start();
            });
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
