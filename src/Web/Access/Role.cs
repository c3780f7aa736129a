namespace Web.Access;

/// <summary>The roles of the page, as the users file and cookies name them.</summary>
internal static class Role
{
    /// <summary>May look, change settings and send commands.</summary>
    internal const string Operator = "operator";

    /// <summary>May look.</summary>
    internal const string Viewer = "viewer";

    /// <summary>All roles.</summary>
    internal static readonly string[] All = [Viewer, Operator];
}
