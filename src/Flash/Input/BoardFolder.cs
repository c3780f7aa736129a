using System.Text.RegularExpressions;

namespace Flash.Input;

/// <summary>A folder of boards/, as far as flashing needs it: its file <c>board.properties</c>.</summary>
internal sealed partial class BoardFolder
{
    /// <summary>Name of the file: lines of <c>key = value</c>; <c>#</c> begins a comment.</summary>
    public const string FileName = "board.properties";

    private static readonly string[] Keys = ["chip", "target", "firmware", "sensors"];

    private readonly Dictionary<string, string> _values = [];

    private BoardFolder(string name)
    {
        Name = name;
    }

    /// <summary>Name of the folder.</summary>
    public string Name { get; }

    /// <summary>The chip: esp32, esp32-c3, esp32-s3.</summary>
    public string Chip => _values["chip"];

    /// <summary>Target of nanoff.</summary>
    public string Target => _values["target"];

    /// <summary>The firmware that the packages belong to: all four numbers.</summary>
    public string Firmware => _values["firmware"];

    /// <summary>The parts on the board, best first.</summary>
    public string[] Sensors => _values["sensors"].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The folders of a repository, by name.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string[] Names(string root)
        => [.. Directory.GetDirectories(Path.Combine(root, "boards")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Reads a board.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="name">Name of the folder.</param>
    /// <exception cref="FlashException">There is no such board, or its file is not complete.</exception>
    public static BoardFolder Read(string root, string name)
    {
        string path = Path.Combine(root, "boards", name, FileName);
        if (!Names(root).Contains(name) || !File.Exists(path))
        {
            throw new FlashException($"There is no board '{name}'. There are: {string.Join(", ", Names(root))}.", isUsage: true);
        }

        return Parse(name, path, File.ReadAllText(path));
    }

    /// <summary>Reads the text of such a file.</summary>
    /// <param name="name">Name of the board.</param>
    /// <param name="origin">Where the text comes from, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="FlashException">It is not complete.</exception>
    public static BoardFolder Parse(string name, string origin, string text)
    {
        BoardFolder board = new(name);
        foreach (string line in text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            board._values[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }

        if (Keys.FirstOrDefault(key => board._values.GetValueOrDefault(key, "").Length == 0) is { } missing)
        {
            throw new FlashException($"{origin} has no '{missing}'.", isUsage: true);
        }

        return FourNumbers().IsMatch(board.Firmware) ? board : throw new FlashException(
            $"{origin}: firmware must have four numbers, not '{board.Firmware}': packages and firmware fit build by build.", isUsage: true);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$")]
    private static partial Regex FourNumbers();
}
