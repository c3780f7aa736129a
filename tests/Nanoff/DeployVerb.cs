using CommandLine;

namespace Nanoff;

/// <summary><c>nanoff deploy</c> of 3.</summary>
[Verb("deploy")]
internal sealed class DeployVerb
{
    [Option("target")]
    public string? Target { get; set; }

    [Option("platform")]
    public string? Platform { get; set; }

    [Option("serialport")]
    public string? SerialPort { get; set; }

    [Option("image")]
    public string? Image { get; set; }

    [Option("address")]
    public IList<string>? Address { get; set; }

    [Option("file")]
    public string? File { get; set; }

    [Option("network")]
    public string? Network { get; set; }

    [Option("suppressnanoffversioncheck", Default = false)]
    public bool SuppressVersionCheck { get; set; }
}
