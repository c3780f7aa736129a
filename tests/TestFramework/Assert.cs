using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// The device package's asserts, with its meaning: types are compared exactly, strings by their characters, a number with a
/// number of its own type. Where the package takes the text of an argument as its message, so does this: it is among the strings of the tests. What the
/// package marks as obsolete is left out. All of them throw <see cref="AssertFailedException"/>.
/// </summary>
[StackTraceHidden]
public sealed partial class Assert
{
    /// <summary>Two references are not to one object.</summary>
    public static void AreNotSame(object? notExpected, object? actual, string message = "")
    {
        Require(!ReferenceEquals(notExpected, actual), "AreNotSame", "Both are <" + Show(actual) + ">.", message);
    }

    /// <summary>Two references are to one object.</summary>
    public static void AreSame(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        Require(ReferenceEquals(expected, actual), "AreSame", "<" + Show(expected) + "> and <" + Show(actual) + "> are two objects.", message);
    }

    /// <summary>A string contains another.</summary>
    public static void Contains(string? expected, string? value, string message = "")
    {
        Require(expected != null && value != null && value.Contains(expected, StringComparison.Ordinal), "Contains", Pair(expected, value), message);
    }

    /// <summary>A string does not contain another. Neither may be null.</summary>
    public static void DoesNotContains(string? notExpected, string? value, string message = "")
    {
        bool holds = notExpected != null && value != null && !value.Contains(notExpected, StringComparison.Ordinal);
        Require(holds, "DoesNotContains", "Not expected:<" + Show(notExpected) + ">. Actual:<" + Show(value) + ">.", message);
    }

    /// <summary>A string ends with another.</summary>
    public static void EndsWith(string? expected, string? value, string message = "")
    {
        Require(expected != null && value != null && value.EndsWith(expected, StringComparison.Ordinal), "EndsWith", Pair(expected, value), message);
    }

    /// <summary>A string starts with another.</summary>
    public static void StartsWith(string? expected, string? value, string message = "")
    {
        Require(expected != null && value != null && value.StartsWith(expected, StringComparison.Ordinal), "StartsWith", Pair(expected, value), message);
    }

    /// <summary>A condition is false.</summary>
    public static void IsFalse([DoesNotReturnIf(true)] bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        Require(!condition, "IsFalse", "", message);
    }

    /// <summary>A condition is true.</summary>
    public static void IsTrue([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        Require(condition, "IsTrue", "", message);
    }

    /// <summary>An object is of exactly this type.</summary>
    public static void IsInstanceOfType(object? value, Type? expected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        Require(expected != null && value?.GetType() == expected, "IsInstanceOfType", Pair(expected, value?.GetType()), message);
    }

    /// <summary>An object is not of exactly this type. Null is of no type.</summary>
    public static void IsNotInstanceOfType(object? value, Type? notExpected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        Require(notExpected != null && value?.GetType() != notExpected, "IsNotInstanceOfType", "Not expected:<" + Show(notExpected) + ">.", message);
    }

    /// <summary>A reference is not null.</summary>
    public static void IsNotNull([NotNull] object? value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        Require(value != null, "IsNotNull", "", message);
    }

    /// <summary>A reference is null.</summary>
    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        Require(value == null, "IsNull", "Actual:<" + Show(value) + ">.", message);
    }

    /// <summary>Ends the test as skipped.</summary>
    [DoesNotReturn]
    public static void SkipTest(string? message = null)
    {
        throw new SkipTestException(message);
    }

    /// <summary>An action throws an exception of exactly this type.</summary>
    public static void ThrowsException(Type? exception, Action? action, string message = "")
    {
        Require(exception != null && action != null, "ThrowsException", "An argument is null.", message);
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception caught)
        {
            thrown = caught;
        }

        Require(thrown?.GetType() == exception, "ThrowsException", "Expected:<" + exception + ">. Thrown:<" + Show(thrown) + ">.", message);
    }

    internal static void Require([DoesNotReturnIf(false)] bool holds, string assert, string found, string message)
    {
        if (!holds)
        {
            throw new AssertFailedException("Assert." + assert + " failed. " + found + (message.Length > 0 ? " " + message : ""));
        }
    }

    internal static string Show(object? value)
    {
        return value?.ToString() ?? "(null)";
    }

    private static string Pair(object? expected, object? actual)
    {
        return "Expected:<" + Show(expected) + ">. Actual:<" + Show(actual) + ">.";
    }
}
