using System.Text.Json;

namespace Nanoff;

/// <summary>The folder through which a test speaks with this program: which version it plays, what it was called with, what it answers.</summary>
internal sealed class Desk
{
    /// <summary>Invalid or missing arguments.</summary>
    internal const int WrongArguments = 9000;

    private readonly string _folder;

    private Desk(string folder, string version)
    {
        _folder = folder;
        Version = version;
    }

    /// <summary>The version that it plays.</summary>
    internal string Version { get; }

    /// <summary>Whether that one has verbs.</summary>
    internal bool IsVersion3 => Version.StartsWith('3');

    internal static Desk Open()
        => new(
            Environment.GetEnvironmentVariable("NANOFF_DESK") ?? throw new InvalidOperationException("NANOFF_DESK is not set."),
            Environment.GetEnvironmentVariable("NANOFF_PLAYS") ?? "2.5.162");

    /// <summary>Notes a call that is none for a device, with what the caller has set up.</summary>
    internal void NoteQuestion()
        => File.AppendAllText(
            At("questions"),
            $"{Environment.GetEnvironmentVariable("DOTNET_ROLL_FORWARD")} {Environment.GetEnvironmentVariable("NANOFRAMEWORK_TELEMETRY_OPTOUT")}\n");

    /// <summary>Notes a call.</summary>
    internal void Note(string[] arguments) => File.AppendAllText(At("calls"), string.Join(' ', arguments) + "\n");

    /// <summary>Keeps a file that it was given.</summary>
    internal void Keep(string name, string path) => File.Copy(path, At(name), overwrite: true);

    /// <summary>Does a step, or gives the answer that a test wants in its place.</summary>
    /// <param name="step">firmware, image, network, files or details.</param>
    /// <param name="work">Does it to the board; prints what nanoff prints and returns what it ends with.</param>
    internal int Answer(string step, Func<Board, int> work)
    {
        string[] answers = Directory.Exists(At("answers")) ? [.. Directory.GetFiles(At("answers"), step + "*").Order(StringComparer.Ordinal)] : [];
        if (answers.Length > 0)
        {
            string[] lines = File.ReadAllLines(answers[0]);
            if (answers[0].EndsWith(".once", StringComparison.Ordinal))
            {
                File.Delete(answers[0]);
            }

            Array.ForEach(lines[1..], Console.WriteLine);
            return int.Parse(lines[0]);
        }

        Board board = File.Exists(At("board")) ? JsonSerializer.Deserialize<Board>(File.ReadAllText(At("board")))! : new Board();
        int exitCode = work(board);
        File.WriteAllText(At("board"), JsonSerializer.Serialize(board));
        return exitCode;
    }

    private string At(string name) => Path.Combine(_folder, name);
}
