using Kit;

namespace Boards.Tests;

/// <summary>A serial cable: two ends, by socat. One is the port that a program opens, the other the board.</summary>
internal sealed class PseudoTerminal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _socat;
    private FileStream? _board;

    /// <summary>Path of the port.</summary>
    internal string Port => _folder.File("port");

    /// <summary>Plugs the cable in.</summary>
    internal async Task Plug()
    {
        _socat = ChildProcess.Start("socat", ["-d", "-d", $"pty,raw,echo=0,link={Port}", $"pty,raw,echo=0,link={_folder.File("board")}"]);
        await _socat.Prints(line => line.Contains("starting data transfer", StringComparison.Ordinal), "both ends");
        _board = new FileStream(_folder.File("board"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
    }

    /// <summary>Pulls the cable.</summary>
    internal async Task Unplug()
    {
        await _board!.DisposeAsync();
        await _socat!.DisposeAsync();
    }

    /// <summary>Sends what the board says.</summary>
    internal void Say(byte[] bytes)
    {
        _board!.Write(bytes);
        _board.Flush();
    }

    /// <summary>Waits for bytes that the board is sent.</summary>
    internal async Task<byte[]> Hear(int count)
    {
        byte[] bytes = new byte[count];
        await Limits.Reached(Task.Run(() => _board!.ReadExactly(bytes)), $"{count} bytes for the board");
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        if (_board is not null)
        {
            await Unplug();
        }

        _folder.Dispose();
    }
}
