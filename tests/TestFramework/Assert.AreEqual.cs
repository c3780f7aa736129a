using System;
using TestFrameworkShared;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

// One overload for each type the device package has one for: a test that compares two types does not compile here either.
public sealed partial class Assert
{
    /// <summary>Two values are equal.</summary>
    public static void AreEqual(bool expected, bool actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(byte expected, byte actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(char expected, char actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(DateTime expected, DateTime actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(double expected, double actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(float expected, float actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(object? expected, object? actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(sbyte expected, sbyte actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(short expected, short actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(string? expected, string? actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(uint expected, uint actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(ulong expected, ulong actual, string message = "")
    {
        Equal(expected, actual, message);
    }

    /// <summary>Two values are equal.</summary>
    public static void AreEqual(ushort expected, ushort actual, string message = "")
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
