namespace Cli;

/// <summary>Makes one line of a text.</summary>
public static class OneLine
{
    /// <summary>Lines with a space between, without the white space around each.</summary>
    public static string Of(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
