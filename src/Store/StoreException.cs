namespace Store;

/// <summary>The store cannot do what it was asked. The message is one line and says what to do.</summary>
/// <param name="message">For a person.</param>
/// <param name="isPassing">Whether it is temporary: a full disk, a lock, a server that is down.</param>
/// <param name="cause">What the database said.</param>
public sealed class StoreException(string message, bool isPassing = false, Exception? cause = null) : IOException(message, cause)
{
    /// <summary>Whether it is worth trying again.</summary>
    public bool IsPassing { get; } = isPassing;
}
