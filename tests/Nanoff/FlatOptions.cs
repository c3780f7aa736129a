using CommandLine;

namespace Nanoff;

/// <summary>The options of 2.5 that boards/flash has a use for, and those beside them that change what they do.</summary>
internal sealed class FlatOptions
{
    [Option("update", Default = false)]
    public bool Update { get; set; }

    [Option("target")]
    public string? Target { get; set; }

    [Option("platform")]
    public string? Platform { get; set; }

    [Option("serialport")]
    public string? SerialPort { get; set; }

    [Option("baud", Default = 1500000)]
    public int Baud { get; set; }

    [Option("fwversion")]
    public string? FirmwareVersion { get; set; }

    [Option("masserase", Default = false)]
    public bool MassErase { get; set; }

    [Option("nanodevice", Default = false)]
    public bool NanoDevice { get; set; }

    [Option("deploy", Default = false)]
    public bool Deploy { get; set; }

    [Option("image")]
    public string? Image { get; set; }

    [Option("devicedetails", Default = false)]
    public bool DeviceDetails { get; set; }

    [Option("filedeployment")]
    public string? FileDeployment { get; set; }

    [Option("networkdeployment")]
    public string? NetworkDeployment { get; set; }

    [Option("suppressnanoffversioncheck", Default = false)]
    public bool SuppressVersionCheck { get; set; }
}
