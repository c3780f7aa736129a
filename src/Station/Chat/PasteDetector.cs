namespace Station.Chat;

/// <summary>
/// Finds the marks that a terminal puts around pasted text (bracketed paste of xterm): ESC [ 200 ~ and ESC [ 201 ~.
/// </summary>
internal sealed class PasteDetector
{
    private const string Begin = "\e[200~";
    private const string End = "\e[201~";

    private string _mark = "";

    /// <summary>Whether the input is being pasted.</summary>
    internal bool IsPasting { get; private set; }

    /// <summary>Handles the next character.</summary>
    /// <returns>True if it belongs to a marker and not to the text.</returns>
    internal bool IsMark(char character)
    {
        string longer = _mark + character;
        if (longer is Begin or End)
        {
            IsPasting = longer == Begin;
            _mark = "";
            return true;
        }

        // Begin and End differ in one character, so either may follow.
        bool isMark = Begin.StartsWith(longer, StringComparison.Ordinal) || End.StartsWith(longer, StringComparison.Ordinal);
        _mark = isMark ? longer : "";
        return isMark;
    }
}
