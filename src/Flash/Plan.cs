using System.Text.RegularExpressions;

namespace Flash;

/// <summary>Which calls of nanoff a board takes, in order.</summary>
internal static partial class Plan
{
    private const string BootHint = "Hold the BOOT button while it connects, try another cable (some only charge), and close every program that has the port open.";
    private const string ConnectHint = "Press the reset button and try again; close every program that has the port open.";

    /// <summary>The calls.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="board">The board.</param>
    /// <param name="image">Path of the deployment image.</param>
    /// <param name="network">Path of the file for <c>--networkdeployment</c>; null for none.</param>
    /// <param name="files">Path of the file for <c>--filedeployment</c>; null for none.</param>
    public static IEnumerable<NanoffCommand> Make(FlashOptions options, BoardFolder board, string image, string? network, string? files)
    {
        string target = options.Target ?? board.Target;
        string firmware = options.Firmware ?? board.Firmware;
        if (!options.KeepFirmware)
        {
            yield return new("Firmware" + (options.Erase ? ", after erasing everything" : ""), FirmwareArguments(options, target, firmware), AsReported, BootHint);
        }

        // nanoff asks the device where the image belongs. With --target it would write to a fixed address, which is the wrong one on
        // a classic ESP32, and report success.
        yield return new("Image", ["--nanodevice", "--deploy", "--serialport", options.Port, "--image", image], AsReported, ConnectHint);

        // The port stands in these two files: with --serialport beside them nanoff 2.5 takes them for a firmware update.
        if (network is not null)
        {
            yield return new("Wi-Fi and certificates", ["--networkdeployment", network], Written, ConnectHint);
        }

        if (files is not null)
        {
            yield return new("Settings", ["--filedeployment", files], Written, ConnectHint);
        }

        yield return new(
            "Check", ["--nanodevice", "--devicedetails", "--serialport", options.Port], printed => Inspect(printed, firmware), ConnectHint);
    }

    private static string[] FirmwareArguments(FlashOptions options, string target, string firmware)
    {
        List<string> arguments = ["--update", "--target", target, "--serialport", options.Port];
        if (firmware.Count(c => c == '.') == 3)
        {
            arguments.AddRange(["--fwversion", firmware]);
        }

        if (options.Erase)
        {
            arguments.Add("--masserase");
        }

        return [.. arguments];
    }

    private static string? AsReported(string printed) => null;

    // nanoff ends with 0 when a single file could not be written.
    private static string? Written(string printed)
        => FailedToWrite().Match(printed) is { Success: true } match ? $"nanoff reports success, but it also says: {match.Value.Trim()}" : null;

    // What nanoff calls a success can leave the device as it was.
    private static string? Inspect(string printed, string firmware)
    {
        if (!OurAssembly().IsMatch(printed))
        {
            return "The device holds no assembly 'Firmware': the image did not arrive, or it does not fit the firmware. See troubleshooting in boards/README.md.";
        }

        string runs = ClrVersion().Match(printed).Groups[1].Value;
        return runs == firmware || runs.StartsWith(firmware + ".", StringComparison.Ordinal)
            ? null
            : $"The device runs firmware {(runs.Length == 0 ? "of an unknown version" : runs)}, but the packages of this image belong to {firmware}.";
    }

    [GeneratedRegex("^.*(Error|Exception) (deploying|uploading|updating).*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FailedToWrite();

    [GeneratedRegex(@"^\s*Firmware, \d", RegexOptions.Multiline)]
    private static partial Regex OurAssembly();

    [GeneratedRegex(@"CLR Version:\s*([\d.]+)")]
    private static partial Regex ClrVersion();
}
