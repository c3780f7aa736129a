using System;
using System.Runtime.CompilerServices;
using TestFrameworkShared;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

// One overload for each type the device package has one for: a test that compares two types does not compile here either.
public sealed partial class Assert
{
    /// <summary>Two values are equal.</summary>
    public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(byte expected, byte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(char expected, char actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(DateTime expected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(double expected, double actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(float expected, float actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(sbyte expected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(short expected, short actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(string? expected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(ulong expected, ulong actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(ushort expected, ushort actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Equal(expected, actual, message);
    }

    private static void Equal<T>(T expected, T actual, string message)
    {
        try
        {
            Desktop.Assert.AreEqual(expected, actual, message, "", "");
        }
        catch (Desktop.AssertFailedException exception)
        {
            throw new AssertFailedException(exception.Message);
        }
    }
}
