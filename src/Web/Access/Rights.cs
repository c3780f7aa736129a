using Microsoft.AspNetCore.Components.Authorization;
using Web.Hosting;

namespace Web.Access;

/// <summary>What the person before this page may do. Who is not known may do nothing.</summary>
internal sealed class Rights(AuthenticationStateProvider authentication, WebOptions options)
{
    /// <summary>Whether nodes may be set and commanded from here. Asks the users file each time, so it changes with that.</summary>
    internal bool MayOperate
    {
        get
        {
            Task<AuthenticationState> state = authentication.GetAuthenticationStateAsync();
            return state.IsCompletedSuccessfully && state.Result.User is { } person && person.IsInRole(Role.Operator)
                && options.Admits(person);
        }
    }

    /// <summary>Ends what is not allowed. Asked where a message would leave, whatever the page shows.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may only look.</exception>
    internal void DemandOperate()
    {
        if (!MayOperate)
        {
            throw new UnauthorizedAccessException("you may look, not operate; ask the owner of this station");
        }
    }
}
