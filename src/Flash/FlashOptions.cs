namespace Flash;

/// <summary>What the command line says.</summary>
internal sealed record FlashOptions
{
    /// <summary>Name of a folder of boards/.</summary>
    public required string Board { get; init; }

    /// <summary>Serial port of the device: COM3, /dev/ttyUSB0.</summary>
    public required string Port { get; init; }

    /// <summary>File with the Wi-Fi for nanoff; null leaves what the device has.</summary>
    public string? Wifi { get; init; }

    /// <summary>File with initial settings; null leaves what the device has.</summary>
    public string? Settings { get; init; }

    /// <summary>The deployment image; null is the one that the Release build of the board makes.</summary>
    public string? Image { get; init; }

    /// <summary>Version of which the released image is fetched; null for none.</summary>
    public string? Release { get; init; }

    /// <summary>Address of the releases, with <c>{version}</c> for the version; null is where this copy comes from.</summary>
    public string? From { get; init; }

    /// <summary>nanoff target in place of the board's; null is the board's.</summary>
    public string? Target { get; init; }

    /// <summary>Firmware version in place of the board's: one build, or a line of which the newest is taken; null is the board's.</summary>
    public string? Firmware { get; init; }

    /// <summary>Whether the firmware on the device stays.</summary>
    public bool KeepFirmware { get; init; }

    /// <summary>Whether everything on the device is erased first.</summary>
    public bool Erase { get; init; }

    /// <summary>Broker to wait at until the node is online; null does not wait.</summary>
    public (string Host, int Port)? Broker { get; init; }

    /// <summary>First part of every topic.</summary>
    public required string Root { get; init; }

    /// <summary>Whether nothing is flashed and only the log is shown.</summary>
    public bool Log { get; init; }

    /// <summary>Whether the log is not shown after flashing.</summary>
    public bool NoLog { get; init; }

    /// <summary>Baud rate of the log.</summary>
    public int Baud { get; init; }

    /// <summary>Whether the commands are only printed.</summary>
    public bool DryRun { get; init; }
}
