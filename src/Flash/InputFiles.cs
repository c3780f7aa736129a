using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flash;

/// <summary>
/// The files that a person gives, checked before anything is written to the device, and the files that nanoff is given in turn.
/// Those stand in a folder that only this user can read, and vanish with <see cref="Dispose"/>.
/// </summary>
internal sealed class InputFiles : IDisposable
{
    /// <summary>Largest settings file in bytes: what the node takes, and what arrives whole.</summary>
    public const int MaxSettingsBytes = 1024;

    private const string SettingsOnDevice = "I:\\settings.json";

    // IEEE 802.11: a name has at most 32 bytes, a passphrase 63 characters, its hexadecimal form 64.
    private const int MaxSsid = 32;
    private const int MaxPassword = 64;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flash-");

    /// <summary>For <c>--networkdeployment</c>; null for none.</summary>
    public string? Network { get; private set; }

    /// <summary>For <c>--filedeployment</c>; null for none.</summary>
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
        JsonObject network = ReadObject(path);
        JsonObject client = Find(network, "WirelessClient") as JsonObject ?? throw Wrong(path, "it has no WirelessClient");
        if (Text(client, "Ssid").Length is 0 or > MaxSsid)
        {
            throw Wrong(path, $"its Ssid must have 1 to {MaxSsid} characters");
        }

        if (Text(client, "Password").Length > MaxPassword)
        {
            throw Wrong(path, $"its Password has more than {MaxPassword} characters");
        }

        if (!Text(client, "ConfigurationOption").Equals("AutoConnect", StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong(path, "its ConfigurationOption must be AutoConnect, or the node does not connect by itself");
        }

        string named = Text(network, "SerialPort");
        if (named.Length > 0 && named != port)
        {
            throw Wrong(path, $"it names the port {named}, and the command line {port}");
        }

        MakePathsAbsolute(network, path);
        Network = Write("network.json", WithPort(network, port));
    }

    private void MakePathsAbsolute(JsonObject network, string path)
    {
        foreach (string key in network.Select(pair => pair.Key).Where(key => key.EndsWith("CertificatesPath", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            string certificate = Path.GetFullPath(Text(network, key), Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (!File.Exists(certificate))
            {
                throw Wrong(path, $"its {key} is not there: {certificate}");
            }

            network[key] = EndedWithNul(certificate);
        }
    }

    // The firmware reads PEM up to a NUL, which nanoff does not write: without one it takes no certificate and says nothing.
    private string EndedWithNul(string certificate)
    {
        byte[] content = File.ReadAllBytes(certificate);
        if (!content.AsSpan().StartsWith("-----BEGIN"u8) || content[^1] == 0)
        {
            return certificate;
        }

        string copy = Path.Combine(_folder.FullName, Path.GetFileName(certificate));
        File.WriteAllBytes(copy, [.. content, 0]);
        return copy;
    }

    private void AddSettings(string path, string port)
    {
        JsonObject settings = ReadObject(path);
        long bytes = new FileInfo(path).Length;
        if (bytes > MaxSettingsBytes)
        {
            throw Wrong(path, $"it has {bytes} bytes, and no more than {MaxSettingsBytes} arrive whole");
        }

        Place = Text(settings, "place") is { Length: > 0 } place ? place : null;
        JsonObject file = new() { ["DestinationFilePath"] = SettingsOnDevice, ["SourceFilePath"] = Path.GetFullPath(path) };
        Files = Write("files.json", WithPort(new JsonObject { ["Files"] = new JsonArray(file) }, port));
    }

    private static JsonObject ReadObject(string path)
    {
        try
        {
            JsonDocumentOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: lenient) as JsonObject ?? throw Wrong(path, "it is not a JSON object");
        }
        catch (JsonException wrong)
        {
            throw Wrong(path, "it is not JSON: " + wrong.Message);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(path, "there is no such file; boards/README.md shows what it holds");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, failed.Message);
        }
    }

    private static JsonNode? Find(JsonObject from, string key)
        => from.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Text(JsonObject from, string key) => Find(from, key) is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private static JsonObject WithPort(JsonObject content, string port)
    {
        foreach (string key in content.Select(pair => pair.Key).Where(key => key.Equals("SerialPort", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            content.Remove(key);
        }

        content["SerialPort"] = port;
        return content;
    }

    private static FlashException Wrong(string path, string why) => new($"{path}: {why}.", isUsage: true);

    private string Write(string name, JsonObject content)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content.ToJsonString());
        return path;
    }
}
