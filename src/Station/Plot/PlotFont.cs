using SkiaSharp;

namespace Station.Plot;

/// <summary>The font of pictures.</summary>
internal static class PlotFont
{
    // Of Windows, macOS and Linux, without serifs and with every sign of the units.
    private static readonly string[] Wanted = ["Segoe UI", "Helvetica Neue", "DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial"];

    /// <summary>One that this machine has; its own choice where it has none of those.</summary>
    internal static string Name { get; } = Wanted.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? SKTypeface.Default.FamilyName;
}
