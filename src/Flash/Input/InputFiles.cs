using System.Text.Json.Nodes;

namespace Flash.Input;

/// <summary>
/// The files that the user passes, checked before anything is written to the device, and the files that are passed on to nanoff.
/// They are in a folder that only this user can read, and are deleted by <see cref="Dispose"/>.
/// </summary>
internal sealed class InputFiles : IDisposable
{
    private const string SettingsOnDevice = "I:\\settings.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flash-");

    /// <summary>What nanoff takes as network deployment; null for none.</summary>
    public string? Network { get; private set; }

    /// <summary>What nanoff takes as file deployment; null for none.</summary>
    public string? Files { get; private set; }

    /// <summary>Place of the node, where the settings name one.</summary>
    public string? Place { get; private set; }

    /// <summary>Checks the files and makes those for nanoff.</summary>
    /// <exception cref="FlashException">A file is missing or wrong.</exception>
    public static InputFiles Make(FlashOptions options)
    {
        InputFiles files = new();
        try
        {
            if (options.Wifi is { } wifi)
            {
                files.AddNetwork(wifi, options.Port);
            }

            if (options.Settings is { } settings)
            {
                files.AddSettings(settings, options.Port);
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Removes what was made.</summary>
    public void Dispose() => _folder.Delete(recursive: true);

    private void AddNetwork(string path, string port)
    {
        JsonObject network = WifiFile.Read(path, port);
        foreach (string key in network.Select(pair => pair.Key).Where(key => key.EndsWith("CertificatesPath", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            string certificate = Path.GetFullPath(JsonFile.Text(network, key), Path.GetDirectoryName(Path.GetFullPath(path))!);
            network[key] = File.Exists(certificate) ? EndedWithNul(certificate)
                : throw JsonFile.Wrong(path, $"its {key} is not there: {certificate}. Without TLS leave that line out");
        }

        Network = Write("network.json", network);
    }

    // The firmware reads PEM up to a NUL. nanoff adds one to an array that nobody reads again (CheckNullPemTermination in
    // NetworkDeploymentManager.cs at v2.5.162): without one the device takes no certificate and says nothing.
    private string EndedWithNul(string certificate)
    {
        byte[] content = File.ReadAllBytes(certificate);
        if (content.AsSpan().IndexOf("-----BEGIN"u8) < 0 || content[^1] == 0)
        {
            return certificate;
        }

        return Write(Path.GetFileName(certificate), [.. content, 0]);
    }

    private void AddSettings(string path, string port)
    {
        byte[] settings = SettingsFile.Read(path, out string? place);
        Place = place;
        JsonObject file = new() { ["DestinationFilePath"] = SettingsOnDevice, ["SourceFilePath"] = Write("settings.json", settings) };
        Files = Write("files.json", new JsonObject { ["SerialPort"] = port, ["Files"] = new JsonArray(file) });
    }

    private string Write(string name, JsonObject content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content.ToJsonString()));

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
