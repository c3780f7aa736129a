using System.Text.Json;
using Kit;

namespace HomeAssistant.Tests.Templates;

/// <summary>Jinja itself, in the system's Python: see render.py.</summary>
internal static class Jinja
{
    /// <summary>Renders templates.</summary>
    /// <param name="cases">Template and payload of each.</param>
    /// <returns>The text of each; null where it could not be rendered.</returns>
    internal static async Task<string?[]> Render(string[][] cases)
    {
        string script = Path.Combine(Repository.Root, "tests", "HomeAssistant.Tests", "Templates", "render.py");
        await using ChildProcess python = ChildProcess.Start(Tools.Python, [script, JsonSerializer.Serialize(cases)]);
        Assert.AreEqual(0, await python.Exit(), $"render.py failed. {python.Output}");
        return [.. python.Output.All.Select(static line => JsonSerializer.Deserialize<string?>(line))];
    }
}
