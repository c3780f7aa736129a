namespace Station;

/// <summary>Something a person has to know and can do something about. The message is one line and says what to do.</summary>
internal sealed class StationException(string message, int exitCode = StationException.Failed) : Exception(message)
{
    /// <summary>Exit code: it did not work.</summary>
    internal const int Failed = 1;

    /// <summary>Exit code: the arguments are wrong.</summary>
    internal const int WrongArguments = 2;

    /// <summary>What the program ends with.</summary>
    internal int ExitCode { get; } = exitCode;
}
