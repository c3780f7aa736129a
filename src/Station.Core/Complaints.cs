namespace Station;

/// <summary>One line each on standard error, and the same not again and again.</summary>
internal sealed class Complaints
{
    /// <summary>Senders to name: whoever speaks nonsense under ever new names fills neither memory nor log.</summary>
    private const int Most = 1000;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Says it.</summary>
    internal static void Write(string line) => Console.Error.WriteLine("station: " + line);

    /// <summary>Says it unless something was said about the same before.</summary>
    internal void WriteOnce(string about, string line)
    {
        if (_said.Count < Most && _said.Add(about))
        {
            Write(_said.Count < Most ? line : line + "; no more are named");
        }
    }
}
