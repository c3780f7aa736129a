using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>Finds a port of 127.0.0.1 for a program that cannot be told to choose one itself.</summary>
public static class FreePort
{
    // Below the range from which Linux takes the ports of outgoing connections (32,768 on), so that none of those comes in between.
    private const int First = 20_000;
    private const int End = 32_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>A port that is free now and that nobody else in this test run is given.</summary>
    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                int port = Random.Shared.Next(First, End);
                if (Given.Add(port) && IsFree(port))
                {
                    return port;
                }
            }
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
