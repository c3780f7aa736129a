namespace Station.Chat;

/// <summary>What a person sees and types.</summary>
internal interface IChatScreen : IDisposable
{
    /// <summary>Shows lines. From any thread.</summary>
    void Show(params IEnumerable<string> lines);

    /// <summary>Shows what somebody said. From any thread.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="lines">The same as lines of a terminal.</param>
    void Show(ChatMessage message, IEnumerable<string> lines) => Show(lines);

    /// <summary>Tells who has come in where that is, and what can be typed.</summary>
    void Welcome(params IEnumerable<string> lines) => Show(lines);

    /// <summary>Somebody has come or gone.</summary>
    /// <param name="here">Everybody who is here now.</param>
    void SetPeople(IReadOnlyList<string> here)
    {
        // In a terminal a person asks with /who.
    }

    /// <summary>Waits for what is typed next; more than one line when it was pasted. Null at the end of the input.</summary>
    Task<string?> Read();
}
