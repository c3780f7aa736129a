using Firmware.Core;
using Texts;

namespace Station.Tests.Model;

/// <summary>Every value that a node can send has a text for people, of its own.</summary>
[TestClass]
public sealed class TextsTests
{
    [TestMethod]
    public void Every_reason_for_no_link_has_a_text() => AreComplete(Enum.GetValues<LinkReason>().Select(LinkReasonText.Of), "reason ");

    [TestMethod]
    public void Every_error_has_a_text() => AreComplete(Enum.GetValues<ConfigError>().Select(static error => ErrorText.Of(error)), "error ");

    [TestMethod]
    public void A_word_leads_back_to_its_value()
    {
        foreach (LinkReason reason in Enum.GetValues<LinkReason>())
        {
            Assert.AreEqual(reason, Wire.Reason(Words.Of(reason)));
        }

        foreach (ConfigError error in Enum.GetValues<ConfigError>())
        {
            Assert.AreEqual(error, Wire.Error(Words.Of(error)));
        }

        foreach (Quality quality in Enum.GetValues<Quality>())
        {
            Assert.AreEqual(quality, Wire.Quality(Words.Of(quality)));
        }
    }

    [TestMethod]
    public void A_word_of_a_newer_node_is_shown_as_it_is()
    {
        Assert.IsNull(Wire.Error("no-such-error"));
        Assert.AreEqual("no-such-reason", LinkReasonText.Of("no-such-reason"));
    }

    private static void AreComplete(IEnumerable<string> texts, string unknown)
    {
        string[] all = [.. texts];
        Assert.IsEmpty(all.Where(text => text.StartsWith(unknown, StringComparison.Ordinal)));
        CollectionAssert.AllItemsAreUnique(all);
    }
}
