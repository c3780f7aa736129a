namespace Runner;

/// <summary>The run ends here. The message is one line for a person, and says what to do.</summary>
internal sealed class RunnerException(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>Wrong arguments.</summary>
    internal const int WrongUse = 2;

    /// <summary>What the process ends with.</summary>
    internal int ExitCode => exitCode;
}
