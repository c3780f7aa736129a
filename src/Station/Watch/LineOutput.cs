namespace Station.Watch;

/// <summary>One line per event: for scripts, logs and pipes.</summary>
internal sealed class LineOutput(TextWriter writer, bool json) : IWatchOutput
{
    private readonly HashSet<string> _speakJson = [];
    private string? _link;

    /// <inheritdoc/>
    public void Show(NodeEvent happened)
    {
        if (json)
        {
            writer.WriteLine(EventText.Json(happened));
            return;
        }

        if (happened.Kind is "reading")
        {
            _speakJson.Add(happened.Place);
        }

        // The reading of the same sample says all of it again.
        if (happened.Kind != "value" || !_speakJson.Contains(happened.Place))
        {
            writer.WriteLine(EventText.Line(happened));
        }
    }

    /// <inheritdoc/>
    public void ShowNotice(string text) => Console.Error.WriteLine("station: " + text);

    /// <inheritdoc/>
    public bool Refresh(NodeTable table, DateTimeOffset now, string? link)
    {
        writer.Flush();
        if (link != _link)
        {
            _link = link;
            Console.Error.WriteLine(link is null ? "station: connected again" : $"station: connection lost: {link}; trying again");
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Flush();
}
