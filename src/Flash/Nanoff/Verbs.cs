namespace Flash.Nanoff;

/// <summary>
/// nanoff from 3 on: a verb, then words (nanoFirmwareFlasher.Tool/Verbs at v3.0.0-preview.1). A value that equals a word of its verb
/// would be taken for that word; full paths and port names never do.
/// </summary>
internal sealed class Verbs : INanoffDialect
{
    /// <inheritdoc/>
    public string[] Firmware(string target, string port, string? version, bool erase)
    {
        List<string> arguments = ["flash", "target", target, "serialport", port];
        if (version is not null)
        {
            arguments.AddRange(["fwversion", version]);
        }

        if (erase)
        {
            arguments.Add("masserase");
        }

        return [.. arguments];
    }

    /// <inheritdoc/>
    public string[] Image(string port, string image) => ["deploy", "serialport", port, "image", image];

    /// <inheritdoc/>
    public string[] Network(string file) => ["deploy", "network", file];

    /// <inheritdoc/>
    public string[] Files(string file) => ["deploy", "file", file];

    /// <inheritdoc/>
    public string[] Details(string port) => ["details", "serialport", port];
}
