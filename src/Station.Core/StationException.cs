using Cli;

namespace Station;

/// <summary>Something a person has to know and can do something about. The message is one line and says what to do.</summary>
internal sealed class StationException(string message, int exitCode = StationException.Failed) : UserException(message, exitCode)
{
    /// <summary>Exit code: the arguments are wrong.</summary>
    internal const int WrongArguments = WrongUse;
}
