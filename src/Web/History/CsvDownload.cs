using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Store;

namespace Web.History;

/// <summary>Readings as a file for a spreadsheet.</summary>
internal static class CsvDownload
{
    /// <summary>The address of the file.</summary>
    internal static string Url(IEnumerable<string> places, DateTimeOffset from, DateTimeOffset to) =>
        $"/readings.csv?from={from.ToUnixTimeMilliseconds()}&to={to.ToUnixTimeMilliseconds()}"
        + string.Concat(places.Select(static place => "&place=" + Uri.EscapeDataString(place)));

    /// <summary>Serves it.</summary>
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/readings.csv", Send);

    private static async Task Send(HttpContext context, HistorySource source)
    {
        IQueryCollection query = context.Request.Query;
        string[] places = [.. query["place"].OfType<string>()];
        if (places.Length == 0 || Time(query["from"]) is not { } from || Time(query["to"]) is not { } to)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"readings.csv\"";

        // The writer is synchronous. Readings are streamed from the store, so a year of them needs no memory.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        await Task.Run(() => source.WriteCsv(context.Response.Body, places, new ReadingFilter { From = from, To = to }), context.RequestAborted);
    }

    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long ms) && ms is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;
}
