using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;
using Web.Hosting;

namespace Web.Access;

/// <summary>Closes the open pages of users who were removed from the users file, or whose role or password changed.</summary>
internal sealed class PersonWatch(ILoggerFactory logger, WebOptions options) : RevalidatingServerAuthenticationStateProvider(logger)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(options.Admits(authenticationState.User));
}
