using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Store;

/// <summary>Makes rows of readings: names become numbers, and each gets its time and its key.</summary>
internal sealed class RowMaker(Catalog catalog, RunClock clock)
{
    private const int LongestName = 250;
    private const int LongestQuality = 250;

    /// <summary>Characters of what a node says besides: any message of the contract is far below.</summary>
    private const int LongestExtra = 100_000;

    /// <summary>A reading whose texts every database takes.</summary>
    internal static StoredReading Clean(StoredReading reading) => reading with
    {
        Root = CleanText.Of(reading.Root, LongestName),
        Place = CleanText.Of(reading.Place, LongestName),
        Quality = reading.Quality is null ? null : CleanText.Of(reading.Quality, LongestQuality),
        More = reading.More is null ? null : CleanText.Of(reading.More, LongestExtra),
        Values = reading.Values.Keys.All(static one => CleanText.Of(one, LongestName) == one)
            ? reading.Values
            : reading.Values.DistinctBy(static one => CleanText.Of(one.Key, LongestName))
                .ToDictionary(static one => CleanText.Of(one.Key, LongestName), static one => one.Value),
    };

    /// <summary>Makes the row of a reading.</summary>
    internal Row Make(DbConnection connection, StoredReading reading)
    {
        long node = catalog.NodeOf(connection, reading.Root, reading.Place);
        List<(Quantity, double?)> values = [];
        foreach ((string name, double? value) in reading.Values)
        {
            if (catalog.QuantityOf(name) is { } quantity)
            {
                values.Add((quantity, value is { } number && double.IsFinite(number) ? number : null));
            }
        }

        string? more = MoreOf(reading);
        (long session, long sequence) = KeyOf(reading);
        return new Row(
            node, clock.TimeOf(connection, node, reading), reading.At is not null, session, sequence, reading.Received.ToUnixTimeMilliseconds(),
                reading.UpSeconds,
            reading.Quality, reading.Revision, more is null ? null : catalog.ExtraOf(connection, more), values);
    }

    // A reading without session and number is identified by its content, and by its time or else by its arrival.
    private static (long Session, long Sequence) KeyOf(StoredReading reading)
    {
        if (reading is { Session: { } session, Sequence: { } sequence })
        {
            return (session, sequence);
        }

        long time = (reading.At ?? reading.Received).ToUnixTimeMilliseconds();
        StringBuilder said = new(reading.IsRetained && reading.At is null ? "kept" : time.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, double? value) in reading.Values.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            said.Append(CultureInfo.InvariantCulture, $"|{name}={value}");
        }

        said.Append(CultureInfo.InvariantCulture, $"|{reading.UpSeconds}|{reading.Quality}|{reading.More}|{reading.Session}|{reading.Sequence}");
        return (Row.NoSession, Checksum(said.ToString()));
    }

    // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    private static long Checksum(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ one) * 1099511628211;
        }

        return (long)hash;
    }

    // Quantities without a column are kept with the rest.
    private string? MoreOf(StoredReading reading)
    {
        if (reading.Values.Keys.All(name => catalog.QuantityOf(name) is not null))
        {
            return reading.More;
        }

        JsonObject more = ParseMore(reading.More);
        foreach ((string name, double? value) in reading.Values.Where(one => catalog.QuantityOf(one.Key) is null))
        {
            more[name] = value is { } number && double.IsFinite(number) ? number : null;
        }

        return more.ToJsonString();
    }

    private static JsonObject ParseMore(string? more)
    {
        try
        {
            return more is null ? [] : JsonNode.Parse(more, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new JsonObject { ["text"] = more };
        }
    }
}
