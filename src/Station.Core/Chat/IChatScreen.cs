namespace Station.Chat;

/// <summary>What a person sees and types.</summary>
internal interface IChatScreen : IDisposable
{
    /// <summary>Shows lines. From any thread.</summary>
    void Show(params IEnumerable<string> lines);

    /// <summary>Waits for what is typed next; more than one line when it was pasted. Null at the end of the input.</summary>
    string? Read();
}
