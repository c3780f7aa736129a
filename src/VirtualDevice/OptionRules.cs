using System.CommandLine;
using System.Globalization;

namespace VirtualDevice;

/// <summary>What the value of an option must be. A value that is not gets an error that says so.</summary>
internal static class OptionRules
{
    /// <summary>A whole number within bounds.</summary>
    internal static void MustBe(this Option option, int minimum, int maximum) => option.Validators.Add(result =>
    {
        // The text itself: getting the value of one that is not a number throws.
        string? text = result.Tokens.Count == 0 ? null : result.Tokens[0].Value;
        if (text is not null && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum))
        {
            result.AddError($"{option.Name} must be {minimum} to {maximum}, not '{text}'.");
        }
    });

    /// <summary>One level of a topic.</summary>
    internal static void MustBeName(this Option<string?> option, int longest) => option.Refuse(text =>
        text.Length == 0 || text.Length > longest || !text.All(static one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '-' or '_')
            ? $"{option.Name} must be 1 to {longest} of a-z 0-9 - _, not '{text}'."
            : null);

    /// <summary>A text about which there is no complaint.</summary>
    /// <param name="option">The option.</param>
    /// <param name="complaint">What is wrong with a text; null if nothing is.</param>
    internal static void Refuse<T>(this Option<T> option, Func<string, string?> complaint) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is string text && complaint(text) is { } wrong)
        {
            result.AddError(wrong);
        }
    });
}
