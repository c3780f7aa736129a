namespace Web.Access;

/// <summary>What the person before this page may do.</summary>
public sealed class Rights
{
    /// <summary>Whether nodes may be set and commanded from here.</summary>
    public bool MayOperate { get; init; } = true;

    /// <summary>Ends what is not allowed. Asked where a message would leave, whatever the page shows.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may only look.</exception>
    public void DemandOperate()
    {
        if (!MayOperate)
        {
            throw new UnauthorizedAccessException("you may look, not operate; ask the owner of this station");
        }
    }
}
