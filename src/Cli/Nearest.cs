namespace Cli;

/// <summary>The word that somebody meant.</summary>
public static class Nearest
{
    /// <summary>The nearest of the known words, when it is near enough to be meant: a third of its letters may be wrong.</summary>
    /// <returns>Null if none is near.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        (string Word, int Distance)[] near = [.. known.Select(one => (one, Distance(word, one))).OrderBy(static one => one.Item2)];
        return near.Length > 0 && near[0].Distance <= Math.Max(1, near[0].Word.TrimStart('-').Length / 3) ? near[0].Word : null;
    }

    // Letters to insert, to leave out, to replace, or to swap with the one beside it (optimal string alignment).
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Least(steps, from, to, i, j);
            }
        }

        return steps[from.Length, to.Length];
    }

    private static int Least(int[,] steps, string from, string to, int i, int j)
    {
        int replaced = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
        bool isSwapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwapped ? Math.Min(least, steps[i - 2, j - 2] + 1) : least;
    }
}
