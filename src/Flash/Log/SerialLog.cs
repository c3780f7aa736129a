using System.IO.Ports;

namespace Flash.Log;

/// <summary>Shows what a node says on its serial port until it is told to stop. A port that vanishes is waited for.</summary>
internal sealed class SerialLog
{
    private const int ResetMs = 100;
    private const int TimeoutMs = 500;
    private const int ReopenMs = 500;

    private readonly string _port;
    private readonly int _baud;

    /// <summary>Creates one; it opens nothing yet.</summary>
    /// <param name="port">Serial port.</param>
    /// <param name="baud">Baud rate: that of the firmware.</param>
    public SerialLog(string port, int baud)
    {
        _port = port;
        _baud = baud;
    }

    /// <summary>Follows the log.</summary>
    /// <param name="restart">Whether the device is restarted by the port's lines first, so that the log begins with its start.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FlashException">The port cannot be opened at the beginning.</exception>
    public void Follow(bool restart, CancellationToken stop)
    {
        SerialPort? port = Open();
        Console.WriteLine($"# Log of {_port} at {_baud} baud; Ctrl-C ends it");
        if (restart)
        {
            Restart(port);
        }

        while (port is not null)
        {
            using (port)
            {
                new LogSession(port.BaseStream, _port).Run(stop);
            }

            port = stop.IsCancellationRequested ? null : Reopen(stop);
        }
    }

    // Both lines stay up: with the usual circuit for automatic flashing one of them alone resets a device or keeps it in its loader.
    private SerialPort Open()
    {
        SerialPort port = new(_port, _baud, Parity.None, 8, StopBits.One) { ReadTimeout = TimeoutMs, WriteTimeout = TimeoutMs };
        try
        {
            port.Open();
            Lines(port, dtr: true, rts: true);
            return port;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            throw new FlashException($"{_port} cannot be opened: {failed.Message} {Advice(failed)}", isUsage: false);
        }
    }

    private SerialPort? Reopen(CancellationToken stop)
    {
        Console.WriteLine($"# {_port} is gone; waiting for it");
        while (!stop.WaitHandle.WaitOne(ReopenMs))
        {
            try
            {
                SerialPort port = Open();
                Console.WriteLine($"# {_port} is back");
                return port;
            }
            catch (FlashException)
            {
                // Not yet.
            }
        }

        return null;
    }

    // Reset is RTS without DTR, as esptool does it.
    private static void Restart(SerialPort port)
    {
        Lines(port, dtr: false, rts: true);
        Thread.Sleep(ResetMs);
        Lines(port, dtr: false, rts: false);
    }

    private static void Lines(SerialPort port, bool dtr, bool rts)
    {
        try
        {
            port.DtrEnable = dtr;
            port.RtsEnable = rts;
        }
        catch (IOException)
        {
            // A port without such lines: a pseudo-terminal, some adapters.
        }
    }

    private static string Advice(Exception failed)
    {
        if (failed is UnauthorizedAccessException)
        {
            return OperatingSystem.IsLinux()
                ? "Close every program that has it open; if it belongs to a group: sudo usermod -aG dialout $USER, then log in again."
                : "Close every program that has it open.";
        }

        string[] there = SerialPort.GetPortNames();
        return there.Length == 0
            ? "This machine has no serial port now: is the cable one for data?"
            : $"There are: {string.Join(", ", there.Order(StringComparer.Ordinal))}.";
    }
}
