using System;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Thrown by a test, or by a set-up, that does not apply here. Reports show it as skipped.</summary>
public class SkipTestException : Desktop.AssertInconclusiveException
{
    /// <summary>Skips.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What led to it.</param>
    public SkipTestException(string? message = null, Exception? innerException = null)
        : base(message ?? "", innerException!)
    {
    }
}
