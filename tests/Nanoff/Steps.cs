using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nanoff;

/// <summary>What nanoff does to a device, whatever its command line looks like.</summary>
internal static class Steps
{
    private static readonly string[] Builds = ["1.17.0.341", "1.17.0.339", "1.17.0.335", "1.16.0.702"];
    private static readonly string[] Options = ["NONE", "DISABLE", "ENABLE", "AUTOCONNECT", "SMARTCONFIG"];

    /// <summary>Writes the firmware through the chip's loader, which starts it.</summary>
    internal static int Firmware(Board board, string target, string? version, bool erase)
    {
        string build = version ?? Builds[0];
        if (!Builds.Contains(build))
        {
            Console.WriteLine($"Error E9007: Can't find {target} {build} in the repository.");
            return 9007;
        }

        if (erase)
        {
            (board.Image, board.Ssid, board.Password, board.AutoConnect, board.CaBytes, board.Settings) = ("", "", "", false, 0, "");
            Console.WriteLine("Erasing flash...OK");
        }

        (board.Firmware, board.Target) = (build, target);
        board.Restart();
        Console.WriteLine("Flashing firmware...OK");
        return 0;
    }

    /// <summary>Writes the image where the device says, and restarts it: the only step that does.</summary>
    internal static int Image(Board board, string image)
    {
        if (!File.Exists(image))
        {
            Console.WriteLine("Error E2002: Couldn't find the deployment file at the specified path.");
            return 2002;
        }

        board.Image = image;
        board.Restart();
        Console.WriteLine("Getting details from nano device...OK\nDeploying managed application...OK\nRebooting...OK");
        return 0;
    }

    /// <summary>Writes the image to a fixed address, where no firmware looks since September 2025; says that all is well.</summary>
    internal static int ImageAtFixedAddress()
    {
        Console.WriteLine("Flashing deployment image...OK");
        return 0;
    }

    /// <summary>Writes the network. The device is not restarted.</summary>
    internal static int Network(Board board, string file, string? port, Desk desk)
    {
        JsonObject network = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        if (Port(network, port) is not { Length: > 0 } || Find(network, "WirelessClient") is not JsonObject client)
        {
            Console.WriteLine("Error connecting to nanoDevice on  for deployment.");
            return 2000;
        }

        string option = Text(client, "ConfigurationOption").ToUpperInvariant();
        if (option.Length > 0 && !Options.Contains(option))
        {
            Console.WriteLine("Error E2003: ConfigurationOption must be either: None, Disable, Enable, AutoConnect or SmartConfig");
            return 2003;
        }

        desk.Keep("network", file);
        string certificate = Text(network, "CACertificatesPath");
        byte[] ca = certificate.Length > 0 ? File.ReadAllBytes(certificate) : [];
        board.Ssid = Held(Text(client, "Ssid"), 32);
        board.Password = Held(Text(client, "Password"), 64);
        board.AutoConnect = option == "AUTOCONNECT";
        board.CaBytes = ca.Length > 0 && (ca[^1] == 0 || !Encoding.ASCII.GetString(ca).Contains("-----BEGIN")) ? ca.Length : 0;
        Console.WriteLine("Updating network configuration...OK\nUpdating wireless configuration...OK");
        return 0;
    }

    /// <summary>Writes files. The device is not restarted.</summary>
    internal static int Files(Board board, string file, string? port, Desk desk)
    {
        JsonObject content = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        if (Port(content, port) is not { Length: > 0 })
        {
            Console.WriteLine("Error connecting to nanoDevice on  for deployment.");
            return 2000;
        }

        desk.Keep("files", file);
        foreach (JsonNode? one in Find(content, "Files")!.AsArray())
        {
            string to = Text(one!.AsObject(), "DestinationFilePath");
            string from = Text(one.AsObject(), "SourceFilePath");
            Console.WriteLine($"Deploying file {from} to {to}...OK");
            board.Settings = to == "I:\\settings.json" ? File.ReadAllText(from) : board.Settings;
        }

        return 0;
    }

    /// <summary>Prints what a running device says of itself.</summary>
    internal static int Details(Board board)
    {
        if (board.Firmware.Length == 0)
        {
            Console.WriteLine("Error E2001: Couldn't connect to specified nano device.");
            return 2001;
        }

        Console.WriteLine($"HAL build info: nanoCLR running @ ESP32\n  Target:   {board.Target}\n  Platform: ESP32\n");
        Console.WriteLine($"Firmware build Info:\n  Type:        MinSizeRel build\n  CLR Version: {board.Firmware}\n");
        Console.WriteLine("Assemblies:");
        Console.WriteLine(board.Running[0].Length > 0 ? "  Firmware, 0.0.0.0\n  Firmware.Core, 0.0.0.0\n  mscorlib, 1.17.11.0\n" : "");
        Console.WriteLine("Native Assemblies:\n  mscorlib v100.5.0.24, checksum 0x00000000");
        return 0;
    }

    // hal_strncpy_s: what leaves no room for a NUL is not held at all, and nobody says so.
    private static string Held(string text, int room) => Encoding.UTF8.GetByteCount(text) < room ? text : "";

    private static string Port(JsonObject content, string? port) => Text(content, "SerialPort") is { Length: > 0 } named ? named : port ?? "";

    private static JsonNode? Find(JsonObject from, string key) => from.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Text(JsonObject from, string key)
        => Find(from, key) is { } node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";
}
