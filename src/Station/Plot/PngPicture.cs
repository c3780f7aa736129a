using System.ComponentModel;
using System.Diagnostics;

namespace Station.Plot;

/// <summary>Makes a PNG of a drawing with rsvg-convert of librsvg (Debian: librsvg2-bin), which draws SVG well and is kept well.</summary>
internal static class PngPicture
{
    private const string Converter = "rsvg-convert";

    // Twice the size of the drawing: sharp on the screens of today.
    private const string Zoom = "2";

    /// <summary>Writes the picture.</summary>
    /// <exception cref="StationException">The converter is missing or fails; the message says what to do.</exception>
    internal static void Write(string path, string svg)
    {
        ProcessStartInfo start = new(Converter, ["--format", "png", "--zoom", Zoom, "--output", path])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process converter = Process.Start(start)!;
            converter.StandardInput.Write(svg);
            converter.StandardInput.Close();
            string said = converter.StandardError.ReadToEnd().Trim();
            converter.WaitForExit();
            if (converter.ExitCode != 0)
            {
                throw new StationException($"{Converter} could not make {path}: {said}");
            }
        }
        catch (Win32Exception)
        {
            throw new StationException($"a .png takes {Converter}: apt-get install librsvg2-bin, or use --out with .svg");
        }
    }
}
