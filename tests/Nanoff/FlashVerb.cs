using CommandLine;

namespace Nanoff;

/// <summary><c>nanoff flash</c> of 3.</summary>
[Verb("flash")]
internal sealed class FlashVerb
{
    [Option("target")]
    public string? Target { get; set; }

    [Option("platform")]
    public string? Platform { get; set; }

    [Option("serialport")]
    public string? SerialPort { get; set; }

    [Option("fwversion")]
    public string? FirmwareVersion { get; set; }

    [Option("masserase", Default = false)]
    public bool MassErase { get; set; }

    [Option("image")]
    public IList<string>? Image { get; set; }

    [Option("suppressnanoffversioncheck", Default = false)]
    public bool SuppressVersionCheck { get; set; }
}
