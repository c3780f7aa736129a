using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Web.Tests.Support;

/// <summary>Whether a page is right for who reads it with a screen reader or by keyboard, as axe-core sees it, and no wider than its window.</summary>
internal static class Accessible
{
    /// <summary>Fails with every violation.</summary>
    /// <param name="page">A page that has been drawn.</param>
    /// <param name="what">What it is, for the message.</param>
    internal static async Task Check(IPage page, string what)
    {
        bool isWider = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        AxeResult result = await page.RunAxe();
        Assert.IsFalse(isWider, $"{what} is wider than the screen.");
        Assert.AreEqual("", string.Join('\n', result.Violations.Select(Describe)), what);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(static node => node.Html))}";
}
