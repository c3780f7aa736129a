using System;
using System.Runtime.CompilerServices;
using TestFrameworkShared;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

// One overload for each type the device package has one for: a test that compares two types does not compile here either.
public sealed partial class Assert
{
    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(bool notExpected, bool actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(byte notExpected, byte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(char notExpected, char actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(DateTime notExpected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(double notExpected, double actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(float notExpected, float actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(int notExpected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(long notExpected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(sbyte notExpected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(short notExpected, short actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(string? notExpected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(uint notExpected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(ulong notExpected, ulong actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    /// <summary>Two values differ.</summary>
    public static void AreNotEqual(ushort notExpected, ushort actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Different(notExpected, actual, message);
    }

    private static void Different<T>(T notExpected, T actual, string message)
    {
        try
        {
            Desktop.Assert.AreNotEqual(notExpected, actual, message, "", "");
        }
        catch (Desktop.AssertFailedException exception)
        {
            throw new AssertFailedException(exception.Message);
        }
    }
}
