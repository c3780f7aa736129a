using System.Text.RegularExpressions;
using Flash.Input;

namespace Flash.Nanoff;

/// <summary>
/// The calls of nanoff that a board needs, in order. Wi-Fi and files take effect when the device starts, and only the step of the
/// image restarts it (NanoDeviceOperations.cs:787 in nanoff 2.5.162; NetworkDeploymentManager and FileDeploymentManager do not): so it
/// comes after them.
/// </summary>
internal static partial class Plan
{
    private const int DetailsAttempts = 3;
    private const string BootHint =
        "Hold the BOOT button while it connects, try another cable (some only charge), and close every program that has the port open.";
    private const string ConnectHint = "Press the reset button and try again; close every program that has the port open.";
    private const string WriteHint = $"Try again with --erase. The nanoff that is known to work: {NanoffVersion.Install}";

    /// <summary>The calls.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="board">The board.</param>
    /// <param name="dialect">How they are written.</param>
    /// <param name="image">Full path of the deployment image.</param>
    /// <param name="network">Full path of the file with the network; null for none.</param>
    /// <param name="files">Full path of the file that names files; null for none.</param>
    public static IEnumerable<NanoffCommand> Make(FlashOptions options, BoardFolder board, INanoffDialect dialect, string image, string? network, string? files)
    {
        string target = options.Target ?? board.Target;
        string firmware = options.Firmware ?? board.Firmware;
        string? pinned = IsPinned(firmware) ? firmware : null;
        if (!options.KeepFirmware)
        {
            string what = "Firmware " + (pinned ?? $"{firmware}, the newest that nanoff offers") + (options.Erase ? ", after erasing everything" : "");
            yield return new(what, dialect.Firmware(target, options.Port, pinned, options.Erase), AsReported, FirmwareHint(firmware));
        }

        if (network is not null)
        {
            yield return new("Wi-Fi and certificates", dialect.Network(network), Written, ConnectHint + " " + WriteHint);
        }

        if (files is not null)
        {
            yield return new("Settings", dialect.Files(files), Written, ConnectHint + " " + WriteHint);
        }

        yield return new("Image, and restart", dialect.Image(options.Port, image), AsReported, ConnectHint);

        // A firmware that is kept may be another build of the line.
        string expected = options.KeepFirmware ? Line(firmware) : firmware;
        yield return new("Check", dialect.Details(options.Port), printed => Inspect(printed, expected), ConnectHint) { Attempts = DetailsAttempts };
    }

    /// <summary>Whether a version is one build (four numbers) and not a line (two).</summary>
    public static bool IsPinned(string firmware) => firmware.Count(c => c == '.') == 3;

    private static string Line(string firmware) => string.Join('.', firmware.Split('.').Take(2));

    private static string FirmwareHint(string firmware)
        => BootHint
            + $" If nanoff does not know {firmware}: 'nanoff --listtargets --platform esp32' ('nanoff list targets platform esp32' from 3 on) shows what "
            + "it offers; "
            + $"take another build with --firmware {Line(firmware)}.0.N, or the newest of the line with --firmware {Line(firmware)}.";

    private static string? AsReported(string printed) => null;

    // nanoff ends with 0 when a single file could not be written.
    private static string? Written(string printed)
        => FailedToWrite().Match(printed) is { Success: true } match ? $"nanoff reports success, but it also says: {match.Value.Trim()}" : null;

    // nanoff can report success and leave the device unchanged.
    private static string? Inspect(string printed, string firmware)
    {
        if (!OurAssembly().IsMatch(printed))
        {
            return "The device holds no assembly 'Firmware': the image did not arrive, or it does not fit the firmware. See troubleshooting in "
                + "boards/README.md.";
        }

        string runs = ClrVersion().Match(printed).Groups[1].Value;
        return runs == firmware || (!IsPinned(firmware) && runs.StartsWith(firmware + ".", StringComparison.Ordinal))
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
