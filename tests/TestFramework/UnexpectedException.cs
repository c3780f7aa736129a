using System;

namespace nanoFramework.TestFramework;

/// <summary>What a report shows of an exception that is not a failed assert: its type as well, and its own stack.</summary>
internal sealed class UnexpectedException : Exception
{
    internal UnexpectedException(Exception thrown)
        : base(thrown.GetType().FullName + ": " + thrown.Message)
    {
        StackTrace = thrown.StackTrace;
    }

    public override string? StackTrace { get; }
}
