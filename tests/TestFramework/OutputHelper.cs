using System;

namespace nanoFramework.TestFramework;

/// <summary>Text beside a test's result.</summary>
public static class OutputHelper
{
    /// <summary>Writes text.</summary>
    /// <param name="message">The text.</param>
    public static void Write(string message)
    {
        Console.Write(message);
    }

    /// <summary>Writes a line of text.</summary>
    /// <param name="message">The text.</param>
    public static void WriteLine(string message)
    {
        Console.WriteLine(message);
    }
}
