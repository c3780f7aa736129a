using ScottPlot;
using SkiaSharp;
using Station.Tracks;

namespace Station.Plot;

/// <summary>Puts the panels of a picture together: one below the other, or where there are many nodes a small one for each.</summary>
internal sealed class Picture(PlotData data, TimeZoneInfo zone)
{
    private const int Width = 1600;
    private const int PanelHeight = 380;
    private const int HeaderHeight = 44;
    private const int FooterHeight = 40;
    private const int TitleHeight = 34;

    // Room of a panel for its labels, in pixels.
    private const int Left = 80;
    private const int Right = 30;
    private const int RightWithLegend = 190;
    private const int Bottom = 46;

    private const int TrackLeft = 100;
    private const int TickPixels = 100;
    private const float FontSize = 13;

    private const int SmallColumns = 4;
    private const int SmallHeight = 120;
    private const int SmallGap = 6;
    private const int SmallTickPixels = 90;
    private const float SmallFontSize = 11;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Pixels across.</summary>
    internal static int PixelWidth => Width;

    private bool IsMany => data.Nodes.Count > PlotColours.Most;

    private int SmallRows => (data.Nodes.Count + SmallColumns - 1) / SmallColumns;

    private int PanelPixels => IsMany ? TitleHeight + (SmallRows * SmallHeight) + Bottom : TitleHeight + PanelHeight;

    private int TracksPixels => data.Tracks.Count == 0 ? 0 : TitleHeight + TrackPlot.Height;

    private int Height => HeaderHeight + TracksPixels + (data.Panels.Count * PanelPixels) + FooterHeight;

    /// <summary>Writes it as PNG.</summary>
    internal void WritePng(Stream file)
    {
        using SKBitmap bitmap = new(Width, Height);
        using SKCanvas canvas = new(bitmap);
        Draw(canvas);
        canvas.Flush();
        if (!bitmap.Encode(file, SKEncodedImageFormat.Png, 100))
        {
            throw new StationException("the picture cannot be written as PNG");
        }
    }

    /// <summary>Writes it as SVG.</summary>
    internal void WriteSvg(Stream file)
    {
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), file);
        Draw(canvas);
    }

    private void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        string nodes = data.Nodes.Count == 1 ? data.Nodes[0] : $"{data.Nodes.Count} nodes";
        Lettering.Write(canvas, $"{nodes}, {Moment(data.From)} to {Moment(data.To)}", Left, 30, 20, isBold: true);
        if (data.Tracks.Count > 0)
        {
            string facts = data.Tracks.Count == 1 ? ": " + TrackText.Facts(data.Tracks[0].Track) : "";
            Lettering.Write(canvas, "Position" + facts, Left, HeaderHeight + 23, 16, isBold: true);
            DrawTracks(canvas, HeaderHeight + TitleHeight);
        }

        int top = HeaderHeight + TracksPixels;
        foreach (PlotPanel panel in data.Panels)
        {
            Lettering.Write(canvas, panel.Title, Left, top + 23, 16, isBold: true);
            if (IsMany)
            {
                DrawSmall(canvas, panel, top + TitleHeight);
            }
            else
            {
                DrawLarge(canvas, panel, top + TitleHeight);
            }

            top += PanelPixels;
        }

        string marks = data.Panels.Any(static panel => panel.Lines.Any(static line => line.Series.Faults.Count > 0)) ? "   ▲ could not be measured" : "";
        string envelope = data.Panels.Any(static panel => panel.Lines.Any(static line => line.Series.Step > TimeSpan.Zero))
            ? "   each step drawn from its lowest to its highest value"
            : "";
        string ends = data.Tracks.Count > 0 ? "   ○ first position   ■ last position" : "";
        Lettering.Write(canvas, ZoneText.Describe(zone, data.From, data.To) + ends + marks + envelope, Left, top + 24, 13);
    }

    private void DrawTracks(SKCanvas canvas, int top)
    {
        bool hasLegend = data.Nodes.Count > 1;
        int right = hasLegend ? RightWithLegend : Right;
        PixelPadding around = new(TrackLeft, right, Bottom, 8);
        ScottPlot.Plot plot = TrackPlot.Create(
            data.Tracks, zone, (int)(Width - around.Horizontal), (int)(TrackPlot.Height - around.Vertical), FontSize, isDated: data.To - data.From > OneDay);
        plot.Layout.Fixed(around);
        plot.HideLegend();
        Draw(canvas, plot, new PixelRect(0, Width, top + TrackPlot.Height, top));
        if (hasLegend)
        {
            Lettering.Legend(canvas, [.. data.Tracks.Select(static one => (one.Name, one.Index))], Width - right, top, TrackPlot.Height);
        }
    }

    private void DrawLarge(SKCanvas canvas, PlotPanel panel, int top)
    {
        bool hasLegend = data.Nodes.Count > 1;
        int right = hasLegend ? RightWithLegend : Right;
        IReadOnlyList<TimeTick> ticks = TimeTicks.Choose(data.From, data.To, zone, (Width - Left - right) / TickPixels);
        ScottPlot.Plot plot = PanelPlot.Create(data, panel.Lines, PanelPlot.Values(panel.Lines), ticks, FontSize);
        plot.Layout.Fixed(new PixelPadding(Left, right, Bottom, 8));
        plot.HideLegend();
        Draw(canvas, plot, new PixelRect(0, Width, top + PanelHeight, top));
        if (hasLegend)
        {
            Lettering.Legend(canvas, [.. panel.Lines.Select(static one => (one.Name, one.Index))], Width - right, top, PanelHeight);
        }
    }

    private void DrawSmall(SKCanvas canvas, PlotPanel panel, int top)
    {
        (double, double) values = PanelPlot.Values(panel.Lines);
        float width = (float)(Width - Left - Right) / SmallColumns;
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            int column = i % SmallColumns;
            int row = i / SmallColumns;
            bool isLowest = i + SmallColumns >= panel.Lines.Count;
            IReadOnlyList<TimeTick> ticks = TimeTicks.Choose(data.From, data.To, zone, (int)(width / SmallTickPixels));
            ScottPlot.Plot plot = PanelPlot.Create(
                data, [panel.Lines[i] with { Index = 0 }], values, isLowest ? ticks : [.. ticks.Select(static one => one with { Label = "" })], SmallFontSize);
            float bottom = isLowest ? Bottom : 4;
            if (column > 0)
            {
                plot.Axes.Left.TickLabelStyle.IsVisible = false;
            }

            float labels = column == 0 ? Left : SmallGap;
            plot.Layout.Fixed(new PixelPadding(labels, SmallGap, bottom, 20));
            plot.HideLegend();
            float left = Left + (column * width);
            float cellTop = top + (row * SmallHeight);
            Draw(canvas, plot, new PixelRect(left - labels, left + width - SmallGap, cellTop + SmallHeight - 4 + bottom, cellTop));
            Lettering.Write(canvas, panel.Lines[i].Name, left + 4, cellTop + 15, 13);
        }
    }

    private static void Draw(SKCanvas canvas, ScottPlot.Plot plot, PixelRect where)
    {
        // It clears the picture first, and would remove what is already drawn.
        canvas.Save();
        canvas.ClipRect(new SKRect(where.Left, where.Top, where.Right, where.Bottom));
        plot.Render(canvas, where);
        canvas.Restore();
    }

    private string Moment(DateTimeOffset time)
        => TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
