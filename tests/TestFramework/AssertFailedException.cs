using System;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace TestFrameworkShared;

/// <summary>Thrown by every assert that does not hold.</summary>
public class AssertFailedException : Desktop.AssertFailedException
{
    /// <summary>A failed assert.</summary>
    public AssertFailedException()
    {
    }

    /// <summary>A failed assert.</summary>
    /// <param name="msg">What was expected and what was found.</param>
    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    /// <summary>A failed assert.</summary>
    /// <param name="msg">What was expected and what was found.</param>
    /// <param name="ex">What led to it.</param>
    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }
}
