using Cli;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Web.Hosting;

namespace Web.Access;

/// <summary>
/// Access control: with a users file for those who log in, without one for the browsers of this machine. Others get nothing but the login page.
/// </summary>
internal static class PageAccess
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Adds its services.</summary>
    internal static void AddServices(IServiceCollection services, WebOptions options)
    {
        // The default for every endpoint is an authenticated user: what is added later is closed until it is opened.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (options.Users is null)
        {
            // Refuses other host names that resolve to this machine (DNS rebinding): without a login nothing else would stop them.
            services.AddHostFiltering(static filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
            services.AddAuthentication(LocalPerson.Name).AddScheme<AuthenticationSchemeOptions, LocalPerson>(LocalPerson.Name, null);
        }
        else
        {
            AddLogin(services, options, options.Users);
        }
    }

    /// <summary>Adds the checks that run before everything else.</summary>
    internal static void UseBefore(WebApplication application, WebOptions options)
    {
        if (options.Users is null)
        {
            application.UseHostFiltering();
        }

        if (options.Proxy is { } proxy)
        {
            ForwardedHeadersOptions forwarded = new()
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            forwarded.KnownProxies.Add(proxy);
            application.UseForwardedHeaders(forwarded);
        }

        application.Use(OwnOrigin);
    }

    /// <summary>Serves the login, if there is one.</summary>
    internal static void Map(IEndpointRouteBuilder endpoints, WebOptions options)
    {
        if (options.Users is not null)
        {
            LoginEndpoints.Map(endpoints);
        }
    }

    private static void AddLogin(IServiceCollection services, WebOptions options, UserFile users)
    {
        bool isSecure = options.Certificate is not null || options.Proxy is not null;
        CookieSecurePolicy secure = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        PrivateFile.CreateFolder(users.Keys.FullName);
        services.AddDataProtection().SetApplicationName("station").PersistKeysToFileSystem(users.Keys);
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = secure);
        services.AddSingleton<LoginGate>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "station";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            cookie.ExpireTimeSpan = Lifetime;
            cookie.LoginPath = LoginEndpoints.Path;
            cookie.AccessDeniedPath = LoginEndpoints.Path;
            cookie.ReturnUrlParameter = LoginEndpoints.ToParameter;
            cookie.Events.OnValidatePrincipal = async context =>
            {
                if (!users.Admits(context.Principal!))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync();
                }
            };
        });
    }

    // Browsers do not apply the same-origin policy to WebSockets: any page may open one to this server, with its cookies if it is of the same site.
    private static Task OwnOrigin(HttpContext context, RequestDelegate next)
    {
        string origin = context.Request.Headers.Origin.ToString();
        if (!context.Request.Path.StartsWithSegments("/_blazor") || origin.Length == 0 || IsOurs(origin, context.Request.Host.Value))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(string origin, string? host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && Uri.TryCreate($"{from.Scheme}://{host}", UriKind.Absolute, out Uri? here)
        && from.Authority == here.Authority;
}
