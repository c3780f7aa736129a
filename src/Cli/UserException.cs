namespace Cli;

/// <summary>Something a person has to know and can do something about. The message is one line and says what to do.</summary>
/// <param name="message">One line, without the name of the program and without a full stop.</param>
/// <param name="exitCode">What the program ends with.</param>
public class UserException(string message, int exitCode = UserException.Failed) : Exception(message)
{
    /// <summary>Exit code: it did not work.</summary>
    public const int Failed = 1;

    /// <summary>Exit code: the arguments are wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>What the program ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
