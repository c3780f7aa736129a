namespace Flash.Nanoff;

/// <summary>How one line of nanoff wants its steps written.</summary>
internal interface INanoffDialect
{
    /// <summary>Writes the firmware.</summary>
    /// <param name="target">Target of nanoff.</param>
    /// <param name="port">Serial port.</param>
    /// <param name="version">All four numbers; null takes the newest that nanoff offers.</param>
    /// <param name="erase">Whether everything on the device is erased first.</param>
    string[] Firmware(string target, string port, string? version, bool erase);

    /// <summary>Writes the image where the device says that it belongs, and restarts the device.</summary>
    /// <param name="port">Serial port.</param>
    /// <param name="image">Full path of the image.</param>
    string[] Image(string port, string image);

    /// <summary>Writes Wi-Fi and certificates. It takes effect at the next start of the device.</summary>
    /// <param name="file">Full path of a file that names the port.</param>
    string[] Network(string file);

    /// <summary>Writes files. They take effect at the next start of the device.</summary>
    /// <param name="file">Full path of a file that names the port.</param>
    string[] Files(string file);

    /// <summary>Asks a running device what it is and what it runs.</summary>
    /// <param name="port">Serial port.</param>
    string[] Details(string port);
}
