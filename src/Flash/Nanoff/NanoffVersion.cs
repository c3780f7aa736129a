using System.Globalization;
using System.Text.RegularExpressions;

namespace Flash.Nanoff;

/// <summary>The version of an installed nanoff, as it says itself.</summary>
/// <param name="Text">The whole version: <c>2.5.162</c>, <c>3.0.0-preview.1</c>.</param>
/// <param name="Major">Its first number, which decides how a command line is written.</param>
internal sealed partial record NanoffVersion(string Text, int Major)
{
    /// <summary>The version of which options and effects were read in its source; every hint names it.</summary>
    public const string Tried = "2.5.162";

    /// <summary>The same, of the line that has verbs in place of options.</summary>
    public const string TriedWithVerbs = "3.0.0-preview.1";

    /// <summary>How to get the version that is known to work.</summary>
    public const string Install = $"dotnet tool install -g nanoff --version {Tried}";

    /// <summary>What is taken for granted where there is no nanoff to be asked.</summary>
    public static NanoffVersion Assumed { get; } = new(Tried, 2);

    /// <summary>Whether this line of nanoff is one of the two that were read.</summary>
    public bool IsKnown => Major is 2 or 3;

    /// <summary>Finds the version in what <c>nanoff --version</c> prints; null if there is none.</summary>
    /// <remarks>
    /// Version 2 says <c>nanoff 2.5.162+6c7b…</c> on stderr, version 3 <c>.NET nanoFramework Firmware Flasher v3.0.0-preview.1+…</c> on stdout.
    /// </remarks>
    public static NanoffVersion? Parse(string printed)
        => VersionPattern().Match(printed) is { Success: true } match
            ? new NanoffVersion(match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"(?:nanoff|Flasher) v?((\d{1,4})\.\d+\.\d+(?:-[\w.]+)?)")]
    private static partial Regex VersionPattern();
}
