using System.Diagnostics;
using System.Globalization;

namespace Flash.Log;

/// <summary>One open port: its bytes become lines in words. It asks a device that is silent whether it is there.</summary>
internal sealed class LogSession
{
    private static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(5);

    private readonly Stream _stream;
    private readonly string _port;
    private readonly LogLines _lines = new();
    private readonly byte[] _buffer = new byte[1024];
    private readonly Stopwatch _silence = Stopwatch.StartNew();
    private bool _hinted;
    private bool _heard;

    /// <summary>Creates one.</summary>
    /// <param name="stream">Its reads and writes give up by themselves after a short time.</param>
    /// <param name="port">Name of the port, for hints.</param>
    public LogSession(Stream stream, string port)
    {
        _stream = stream;
        _port = port;
    }

    /// <summary>Shows what comes, until the port is gone or <paramref name="stop"/>.</summary>
    public void Run(CancellationToken stop)
    {
        try
        {
            Ping();
            while (!stop.IsCancellationRequested)
            {
                if (Read() is > 0 and int count)
                {
                    Show(count);
                }
                else if (_silence.Elapsed >= AskAfter)
                {
                    Hint();
                    Ping();
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The cable was unplugged, or the chip's USB restarted with the device.
        }
    }

    private int Read()
    {
        try
        {
            int count = _stream.Read(_buffer, 0, _buffer.Length);
            return count > 0 ? count : throw new EndOfStreamException();
        }
        catch (TimeoutException)
        {
            return 0;
        }
    }

    private void Show(int count)
    {
        _silence.Restart();
        foreach (string line in _lines.Add(_buffer.AsSpan(0, count)))
        {
            _heard = true;
            Console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {LogWords.Of(line)}");
        }
    }

    private void Ping()
    {
        _silence.Restart();
        try
        {
            _stream.Write(WireProtocol.Ping());
        }
        catch (TimeoutException)
        {
            // Nothing reads it: if it is still the case, the next one is due.
        }
    }

    private void Hint()
    {
        if (_hinted || _heard)
        {
            return;
        }

        _hinted = true;
        Console.WriteLine(_lines.HasAnswered
            ? "# The device answers and has told nothing yet: its node speaks when the link changes and with each sample"
            : $"# Nothing comes from {_port}: is the image on the device, and is this its port? Its reset button shows more");
    }
}
