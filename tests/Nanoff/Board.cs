namespace Nanoff;

/// <summary>A pretended board: what stands in its flash, and what it runs with since its last start.</summary>
internal sealed class Board
{
    /// <summary>Firmware in flash; empty on a board that was never flashed.</summary>
    public string Firmware { get; set; } = "";

    /// <summary>Target of that firmware.</summary>
    public string Target { get; set; } = "";

    /// <summary>Path of the image that stands where the firmware looks for one.</summary>
    public string Image { get; set; } = "";

    /// <summary>Name of the Wi-Fi in flash.</summary>
    public string Ssid { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether it joins it by itself.</summary>
    public bool AutoConnect { get; set; }

    /// <summary>Bytes of the CA that the firmware can read.</summary>
    public int CaBytes { get; set; }

    /// <summary>The file I:\settings.json in flash.</summary>
    public string Settings { get; set; } = "";

    /// <summary>What it runs with since its last start: image, Wi-Fi, settings.</summary>
    public string[] Running { get; set; } = ["", "", ""];

    /// <summary>Starts it.</summary>
    internal void Restart() => Running = [Image, AutoConnect ? Ssid : "", Settings];
}
