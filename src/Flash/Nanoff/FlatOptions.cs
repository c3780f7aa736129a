namespace Flash.Nanoff;

/// <summary>nanoff up to 2.5: options without order (nanoFirmwareFlasher.Tool/Options.cs at v2.5.162).</summary>
internal sealed class FlatOptions : INanoffDialect
{
    /// <inheritdoc/>
    public string[] Firmware(string target, string port, string? version, bool erase)
    {
        List<string> arguments = ["--update", "--target", target, "--serialport", port];
        if (version is not null)
        {
            arguments.AddRange(["--fwversion", version]);
        }

        if (erase)
        {
            arguments.Add("--masserase");
        }

        return [.. arguments];
    }

    /// <inheritdoc/>
    /// <remarks>With <c>--target</c> it would write to a fixed address, which is the wrong one on a classic ESP32, and report success.</remarks>
    public string[] Image(string port, string image) => ["--nanodevice", "--deploy", "--serialport", port, "--image", image];

    /// <inheritdoc/>
    /// <remarks>Beside <c>--serialport</c> earlier builds of 2.5 take this for a firmware update: the port stands in the file.</remarks>
    public string[] Network(string file) => ["--networkdeployment", file];

    /// <inheritdoc/>
    public string[] Files(string file) => ["--filedeployment", file];

    /// <inheritdoc/>
    public string[] Details(string port) => ["--nanodevice", "--devicedetails", "--serialport", port];
}
