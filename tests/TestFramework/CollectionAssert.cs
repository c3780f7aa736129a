using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>The device package's asserts on collections. Elements are compared one by one with <see cref="object.Equals(object, object)"/>.</summary>
[StackTraceHidden]
public sealed class CollectionAssert
{
    /// <summary>Two collections have equal elements in the same order, or are one object, or are both null.</summary>
    public static void AreEqual(ICollection? expected, ICollection? actual, string message = "")
    {
        string? difference = Difference(expected, actual);
        Require(difference == null, "AreEqual", difference, message);
    }

    /// <summary>Two collections are not equal.</summary>
    public static void AreNotEqual(ICollection? notExpected, ICollection? actual, string message = "")
    {
        Require(Difference(notExpected, actual) != null, "AreNotEqual", "Both have the same elements.", message);
    }

    /// <summary>A collection has no element.</summary>
    public static void Empty([NotNull] ICollection? collection, string message = "")
    {
        Require(collection != null, "Empty", "The collection is null.", message);
        Require(collection.Count == 0, "Empty", "It has " + collection.Count + " elements.", message);
    }

    /// <summary>A collection has an element.</summary>
    public static void NotEmpty([NotNull] ICollection? collection, string message = "")
    {
        Require(collection != null, "NotEmpty", "The collection is null.", message);
        Require(collection.Count != 0, "NotEmpty", "", message);
    }

    private static string? Difference(ICollection? expected, ICollection? actual)
    {
        if (ReferenceEquals(expected, actual))
        {
            return null;
        }

        if (expected == null || actual == null)
        {
            return "One of them is null.";
        }

        if (expected.Count != actual.Count)
        {
            return "Expected:<" + expected.Count + "> elements. Actual:<" + actual.Count + ">.";
        }

        return FirstDifference(expected.GetEnumerator(), actual.GetEnumerator());
    }

    private static string? FirstDifference(IEnumerator expected, IEnumerator actual)
    {
        for (int index = 0; expected.MoveNext() && actual.MoveNext(); index++)
        {
            if (!Equals(expected.Current, actual.Current))
            {
                return "At " + index + " expected:<" + (expected.Current ?? "(null)") + ">. Actual:<" + (actual.Current ?? "(null)") + ">.";
            }
        }

        return null;
    }

    private static void Require([DoesNotReturnIf(false)] bool holds, string assert, string? found, string message)
    {
        if (!holds)
        {
            throw new AssertFailedException("CollectionAssert." + assert + " failed. " + found + (message.Length > 0 ? " " + message : ""));
        }
    }
}
