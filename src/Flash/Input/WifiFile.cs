using System.Text;
using System.Text.Json.Nodes;

namespace Flash.Input;

/// <summary>The file with the Wi-Fi: what nanoff takes as network deployment, checked against what reaches the device.</summary>
internal static class WifiFile
{
    // WIRELESS82011_CONFIG_MAX_SSID_LEN and ..._PASSWORD_LEN are 32 and 64 (nf-interpreter, src/HAL/Include/nanoHAL_Network.h:22,28), and
    // hal_strncpy_s wants room for a NUL (targets/ESP32/_nanoCLR/nanoCRT.cpp:170-175): one byte more empties the field, while nanoff
    // reports success. IEEE 802.11 allows 32 bytes, and 64 digits in place of a passphrase.
    private const int MaxSsidBytes = 31;
    private const int MinPassword = 8;
    private const int MaxPassword = 63;
    private const int KeyDigits = 64;

    private const string AutoConnect = "AutoConnect";

    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="port">Serial port of the command line.</param>
    /// <returns>What nanoff is to be given, but for the certificates.</returns>
    /// <exception cref="FlashException">The device could not join a network with it.</exception>
    public static JsonObject Read(string path, string port)
    {
        JsonObject network = JsonFile.Parse(path, JsonFile.Read(path));
        JsonObject client = JsonFile.Find(network, "WirelessClient") as JsonObject ?? throw JsonFile.Wrong(path, "it has no WirelessClient");
        string? wrong = WrongName(JsonFile.Text(client, "Ssid"))
            ?? WrongPassword(JsonFile.Text(client, "Password")) ?? WrongOption(JsonFile.Text(client, "ConfigurationOption"));
        if (wrong is not null)
        {
            throw JsonFile.Wrong(path, wrong);
        }

        string named = JsonFile.Text(network, "SerialPort");
        if (named.Length > 0 && named != port)
        {
            throw JsonFile.Wrong(path, $"it names the port {named}, and the command line {port}");
        }

        // Without it the device knows the network and never joins it by itself.
        JsonFile.Set(client, "ConfigurationOption", AutoConnect);
        JsonFile.Set(network, "SerialPort", port);
        return network;
    }

    private static string? WrongName(string name)
    {
        int bytes = Encoding.UTF8.GetByteCount(name);
        return bytes == 0 ? "its WirelessClient has no Ssid, the name of the Wi-Fi"
            : JsonFile.IsPlaceholder(name) ? $"its Ssid is still '{name}': put the name of your Wi-Fi there"
            : bytes > MaxSsidBytes ? $"its Ssid has {bytes} bytes of UTF-8, and the device takes 1 to {MaxSsidBytes}"
            : null;
    }

    // An empty one is an open network. A passphrase is printable ASCII by IEEE 802.11.
    private static string? WrongPassword(string password)
        => JsonFile.IsPlaceholder(password) ? $"its Password is still '{password}': put that of your Wi-Fi there, or an empty one for an open network"
            : password.Length == KeyDigits && password.All(char.IsAsciiHexDigit)
                ? $"its Password is a key of {KeyDigits} digits, which the device cannot hold: give the passphrase"
            : password.Length is 0 or (>= MinPassword and <= MaxPassword) ? WrongCharacter(password)
            : $"its Password has {password.Length} characters, and WPA takes {MinPassword} to {MaxPassword}";

    private static string? WrongCharacter(string password)
        => password.Any(c => c is < ' ' or > '~') ? "its Password has a character that is not printable ASCII, which WPA does not allow" : null;

    private static string? WrongOption(string option)
        => option.Length == 0 || option.Equals(AutoConnect, StringComparison.OrdinalIgnoreCase) ? null
            : $"its ConfigurationOption is {option}: it must be {AutoConnect} or left out, or the node does not connect by itself";
}
