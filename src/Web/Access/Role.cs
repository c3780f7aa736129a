namespace Web.Access;

/// <summary>What somebody may do on the page, as the users file and cookies name it.</summary>
internal static class Role
{
    /// <summary>Looks, sets and commands.</summary>
    internal const string Operator = "operator";

    /// <summary>Looks.</summary>
    internal const string Viewer = "viewer";

    /// <summary>All there are.</summary>
    internal static readonly string[] All = [Viewer, Operator];
}
