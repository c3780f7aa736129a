using CommandLine;

namespace Nanoff;

/// <summary><c>nanoff details</c> of 3.</summary>
[Verb("details")]
internal sealed class DetailsVerb
{
    [Option("target")]
    public string? Target { get; set; }

    [Option("platform")]
    public string? Platform { get; set; }

    [Option("serialport")]
    public string? SerialPort { get; set; }

    [Option("checkpsram", Default = false)]
    public bool CheckPsram { get; set; }

    [Option("suppressnanoffversioncheck", Default = false)]
    public bool SuppressVersionCheck { get; set; }
}
