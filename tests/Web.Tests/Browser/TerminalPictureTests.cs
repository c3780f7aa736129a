using Kit;
using Web.Tests.Support;

namespace Web.Tests.Browser;

/// <summary>The terminal shows the same house as the page, and is drawn into artifacts/pictures.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class TerminalPictureTests
{
    [TestMethod]
    public async Task Watch_shows_the_house_with_what_is_troubled_first()
    {
        await using ServedHouse house = await DemoHouse.Start();
        await using Terminal terminal = await Terminal.Start(110, 16, "watch", "--broker", $"127.0.0.1:{house.Broker.Port}");

        await terminal.Until(_ => IsWhole(terminal), "every room with its values");

        string[] lines = Frame(terminal);
        string file = Path.Combine(Repository.Root, "artifacts", "pictures", "watch.svg");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, TerminalPicture.Draw(lines));

        Assert.IsLessThan(Place(lines, "livingroom"), Place(lines, "cellar"), "A room with an alarm comes before one that is well.");
    }

    private static bool IsWhole(Terminal terminal)
        => Frame(terminal) is { Length: > 0 } lines
            && DemoHouse.Rooms.All(room => lines.Any(line => line.Contains(room, StringComparison.Ordinal) && line.Contains('%')));

    private static int Place(string[] lines, string room) => Array.FindIndex(lines, line => line.Contains(room, StringComparison.Ordinal));

    // The last picture that is complete, with its colours.
    private static string[] Frame(Terminal terminal)
    {
        string[] frames = terminal.Output.Split("\e[H");
        return frames.Length < 3 ? [] : [.. frames[^2].Replace("\e[K", "").Replace("\e[J", "").TrimEnd().Split('\n').Select(line => line.TrimEnd('\r'))];
    }
}
