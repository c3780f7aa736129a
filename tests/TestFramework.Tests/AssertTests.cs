using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using CollectionAssert = nanoFramework.TestFramework.CollectionAssert;
using Device = nanoFramework.TestFramework.Assert;

namespace TestFramework.Tests;

/// <summary>Each assert of the stand-in holds where it should and fails where it should.</summary>
[TestClass]
public class AssertTests
{
    private static readonly object One = new();
    private static readonly object Another = new();

    private static readonly (string Name, Action Holds, Action Fails)[] Asserts =
    {
        ("AreSame", () => Device.AreSame(One, One), () => Device.AreSame(One, Another)),
        ("AreNotSame", () => Device.AreNotSame(One, Another), () => Device.AreNotSame(One, One)),
        ("Contains", () => Device.Contains("b", "abc"), () => Device.Contains("B", "abc")),
        ("DoesNotContains", () => Device.DoesNotContains("B", "abc"), () => Device.DoesNotContains("b", "abc")),
        ("DoesNotContains of null", () => Device.DoesNotContains("B", ""), () => Device.DoesNotContains("b", null)),
        ("StartsWith", () => Device.StartsWith("ab", "abc"), () => Device.StartsWith("b", "abc")),
        ("EndsWith", () => Device.EndsWith("bc", "abc"), () => Device.EndsWith("b", "abc")),
        ("IsTrue", () => Device.IsTrue(true), () => Device.IsTrue(false)),
        ("IsFalse", () => Device.IsFalse(false), () => Device.IsFalse(true)),
        ("IsNull", () => Device.IsNull(null), () => Device.IsNull(One)),
        ("IsNotNull", () => Device.IsNotNull(One), () => Device.IsNotNull(null)),
        ("IsInstanceOfType", () => Device.IsInstanceOfType("", typeof(string)), () => Device.IsInstanceOfType("", typeof(object))),
        ("IsNotInstanceOfType", () => Device.IsNotInstanceOfType("", typeof(object)), () => Device.IsNotInstanceOfType("", typeof(string))),
        ("ThrowsException", () => Device.ThrowsException(typeof(NotSupportedException), Throw), () => Device.ThrowsException(typeof(Exception), Throw)),
        ("ThrowsException of nothing", () => Device.ThrowsException(typeof(NotSupportedException), Throw),
            () => Device.ThrowsException(typeof(Exception), () => { })),
        ("AreEqual of numbers", () => Device.AreEqual(1, 1), () => Device.AreEqual(1, 2)),
        ("AreEqual of strings", () => Device.AreEqual("a", "a"), () => Device.AreEqual("a", "A")),
        ("AreEqual of objects", () => Device.AreEqual((object)1, 1), () => Device.AreEqual((object)1, 1L)),
        ("AreEqual of null", () => Device.AreEqual((string?)null, null), () => Device.AreEqual("", null)),
        ("AreNotEqual of numbers", () => Device.AreNotEqual(1, 2), () => Device.AreNotEqual(1, 1)),
        ("AreNotEqual of strings", () => Device.AreNotEqual("a", "b"), () => Device.AreNotEqual("a", "a")),
        ("Collections are equal", () => CollectionAssert.AreEqual(new[] { 1, 2 }, new[] { 1, 2 }),
            () => CollectionAssert.AreEqual(new[] { 1, 2 }, new[] { 2, 1 })),
        ("Collections of one length", () => CollectionAssert.AreEqual(null, null), () => CollectionAssert.AreEqual(new[] { 1 }, new[] { 1, 2 })),
        ("Collections differ", () => CollectionAssert.AreNotEqual(new[] { 1 }, new[] { 2 }), () => CollectionAssert.AreNotEqual(new[] { 1 }, new[] { 1 })),
        ("Collection is empty", () => CollectionAssert.Empty(Array.Empty<int>()), () => CollectionAssert.Empty(new int[1])),
        ("Collection is not empty", () => CollectionAssert.NotEmpty(new int[1]), () => CollectionAssert.NotEmpty(Array.Empty<int>())),
    };

    [TestMethod]
    public void Every_assert_holds_where_it_should()
    {
        foreach ((string name, Action holds, Action _) in Asserts)
        {
            Assert.IsNull(Thrown(holds), name);
        }
    }

    [TestMethod]
    public void Every_assert_fails_where_it_should()
    {
        foreach ((string name, Action _, Action fails) in Asserts)
        {
            Assert.IsInstanceOfType<TestFrameworkShared.AssertFailedException>(Thrown(fails), name);
        }
    }

    [TestMethod]
    public void A_failed_assert_says_what_it_found_and_the_message()
    {
        string text = Thrown(() => Device.AreEqual("apple", "pear", "fruit"))!.Message;

        Assert.Contains("apple", text);
        Assert.Contains("pear", text);
        Assert.Contains("fruit", text);
    }

    private static void Throw()
    {
        throw new NotSupportedException();
    }

    private static Exception? Thrown(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
