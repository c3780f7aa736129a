using Microsoft.AspNetCore.Components.Authorization;
using Web.Hosting;

namespace Web.Access;

/// <summary>What the user of this page may do. An unknown user may do nothing.</summary>
internal sealed class Rights(AuthenticationStateProvider authentication, WebOptions options)
{
    /// <summary>Whether nodes may be set and commanded from here. Reads the users file each time, so changes take effect at once.</summary>
    internal bool MayOperate
    {
        get
        {
            Task<AuthenticationState> state = authentication.GetAuthenticationStateAsync();
            return state.IsCompletedSuccessfully && state.Result.User is { } person && person.IsInRole(Role.Operator)
                && options.Admits(person);
        }
    }

    /// <summary>Throws if the user may not operate. Called before each message is sent, whatever the page shows.</summary>
    /// <exception cref="UnauthorizedAccessException">The user may only look.</exception>
    internal void DemandOperate()
    {
        if (!MayOperate)
        {
            throw new UnauthorizedAccessException("you may look, not operate; ask the owner of this station");
        }
    }
}
