namespace Flash.Nanoff;

/// <summary>One call of nanoff.</summary>
/// <param name="What">What it does, in words.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Verify">Checks the output of a run that reported success; returns what is wrong, or null.</param>
/// <param name="Hint">What to try when it fails.</param>
internal sealed record NanoffCommand(string What, string[] Arguments, Func<string, string?> Verify, string Hint)
{
    /// <summary>How often it is tried while nanoff itself ends with an error: a device that has just been restarted is slow to answer.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The command as a person would type it.</summary>
    public override string ToString() => "nanoff " + string.Join(' ', Arguments.Select(Quote));

    private static string Quote(string argument)
        => argument.All(c => char.IsLetterOrDigit(c) || "-_./:\\+".Contains(c)) ? argument : "'" + argument.Replace("'", "'\\''") + "'";
}
