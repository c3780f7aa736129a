namespace Flash;

/// <summary>Something a person can put right; the message says what.</summary>
internal sealed class FlashException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="message">Whole sentences, for the user.</param>
    /// <param name="isUsage">Whether the arguments or a file given with them are wrong, and nothing was done.</param>
    public FlashException(string message, bool isUsage)
        : base(message)
    {
        IsUsage = isUsage;
    }

    /// <summary>Whether the arguments or a file given with them are wrong, and nothing was done.</summary>
    public bool IsUsage { get; }
}
