using SkiaSharp;

namespace Station.Plot;

/// <summary>Words on a picture.</summary>
internal static class Lettering
{
    private const int LegendLine = 22;

    /// <summary>Writes a line.</summary>
    internal static void Write(SKCanvas canvas, string text, float x, float y, float size, bool isBold = false, SKTextAlign align = SKTextAlign.Left)
    {
        using SKTypeface face = SKTypeface.FromFamilyName(PlotFont.Name, isBold ? SKFontStyle.Bold : SKFontStyle.Normal);
        using SKFont font = new(face, size);
        using SKPaint paint = new() { Color = PlotColours.Text.ToSKColor(), IsAntialias = true };
        canvas.DrawText(text, x, y, align, font, paint);
    }

    /// <summary>Names the colours of nodes, one below the other. What there is no room for is counted.</summary>
    internal static void Legend(SKCanvas canvas, IReadOnlyList<(string Name, int Index)> names, int left, int top, int height)
    {
        int most = (height / LegendLine) - 1;
        int shown = names.Count <= most ? names.Count : most - 1;
        for (int i = 0; i < shown; i++)
        {
            float y = top + 24 + (i * LegendLine);
            using SKPaint paint = new() { Color = PlotColours.Of(names[i].Index).ToSKColor(), StrokeWidth = 4, IsStroke = true, IsAntialias = true };
            canvas.DrawLine(left + 14, y - 4, left + 38, y - 4, paint);
            Write(canvas, names[i].Name, left + 46, y, 13);
        }

        if (shown < names.Count)
        {
            Write(canvas, $"and {names.Count - shown} more", left + 46, top + 24 + (shown * LegendLine), 13);
        }
    }
}
