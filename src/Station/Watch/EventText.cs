using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Watch;

/// <summary>Writes an event as a line for a person or as JSON for a script.</summary>
internal static class EventText
{
    /// <summary>Longest text of others in a line, in characters.</summary>
    private const int LongestText = 200;

    /// <summary>One line for a person.</summary>
    internal static string Line(NodeEvent happened)
    {
        string time = happened.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        string place = HarmlessText.Show(happened.Place, 32);
        string kept = happened.Retained ? "  (kept by the broker)" : "";
        return $"{time}  {place}  {Describe(happened)}{kept}";
    }

    /// <summary>One JSON object.</summary>
    internal static string Json(NodeEvent happened)
    {
        JsonObject json = new()
        {
            ["at"] = happened.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["place"] = happened.Place,
            ["event"] = happened.Kind,
        };
        AddOrigin(json, happened);
        if (happened.Number is { } number)
        {
            json[NumberName(happened.Kind)] = number;
        }

        if (happened.Text is { } text)
        {
            json[happened.Kind] = text;
        }

        if (happened.Body is { } body)
        {
            json["payload"] = JsonObject.Create(body);
        }

        return json.ToJsonString(JsonText.OneLine);
    }

    private static void AddOrigin(JsonObject json, NodeEvent happened)
    {
        if (happened.Retained)
        {
            json["retained"] = true;
        }

        if (happened.Name is { } name)
        {
            json[happened.Kind == "value" ? "quantity" : "topic"] = name;
        }
    }

    private static string NumberName(string kind) => kind switch
    {
        "value" => "value",
        "gap" => "missing",
        _ => "seconds",
    };

    private static string Describe(NodeEvent happened)
    {
        switch (happened.Kind)
        {
            case "status":
                return happened.Text ?? "";
            case "value":
                return $"{HarmlessText.Show(happened.Name!, 32)} {Quantities.Format(happened.Name!, happened.Number ?? 0)}";
            case "late":
                return string.Create(CultureInfo.InvariantCulture, $"LATE: should have spoken {happened.Number:0} s ago");
            case "gap":
                return string.Create(CultureInfo.InvariantCulture, $"GAP: {happened.Number:0} samples missing");
            case NodeTopics.Alarm or NodeTopics.Position:
                return $"{happened.Kind}  {happened.Text}";
            case NodeEvent.NotUnderstood:
                return $"{HarmlessText.Show(happened.Name!, 32)} is not understood: {happened.Text} (said once)";
            case "reading" or "history" when happened.Reading is { } reading:
                return Describe(happened.Kind, reading);
            default:
                return $"{happened.Name ?? happened.Kind} {(happened.Body is { } body ? Short(body) : "")}";
        }
    }

    private static string Describe(string kind, NodeReading reading)
    {
        string sequence = reading.Sequence is { } number ? $"  seq {number}" : "";
        return $"{kind}  {HarmlessText.Show(reading.Describe(), LongestText)}{sequence}";
    }

    private static string Short(JsonElement body) => HarmlessText.Show(body.GetRawText().ReplaceLineEndings(" "), LongestText);
}
