namespace Station.Chat;

/// <summary>The screen and the input of a member.</summary>
internal interface IChatScreen : IDisposable
{
    /// <summary>Shows lines. Called on any thread.</summary>
    void Show(params IEnumerable<string> lines);

    /// <summary>Shows a message. Called on any thread.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lines">The message as lines for a terminal.</param>
    void Show(ChatMessage message, IEnumerable<string> lines) => Show(lines);

    /// <summary>Tells a new member which room this is, and what can be typed.</summary>
    void Welcome(params IEnumerable<string> lines) => Show(lines);

    /// <summary>A member has come or gone.</summary>
    /// <param name="here">Everybody who is here now.</param>
    void SetPeople(IReadOnlyList<string> here)
    {
        // In a terminal /who shows this on request.
    }

    /// <summary>Waits for the next input, which has several lines if it was pasted. Null at the end of the input.</summary>
    /// <param name="end">Nobody waits for it any more. What can still be read later is then left for the next call.</param>
    Task<string?> Read(CancellationToken end);
}
