using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Web.Hosting;

namespace Web.Access;

/// <summary>The login page and its form. Plain HTTP without a circuit: an unknown visitor takes up no state on the server.</summary>
internal static class LoginEndpoints
{
    /// <summary>Path of the form.</summary>
    internal const string Path = "/login";

    /// <summary>Query parameter and form field with the path to go to after the login.</summary>
    internal const string ToParameter = "to";

    private const string Wrong = "Name or password are wrong.";

    /// <summary>Serves them.</summary>
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (Delegate)ShowForm).AllowAnonymous();
        endpoints.MapPost(Path, (Delegate)Login).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapPost("/logout", (Delegate)Logout).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static IResult ShowForm(HttpContext context)
    {
        WebOptions options = context.RequestServices.GetRequiredService<WebOptions>();
        if (options.Proxy is { } proxy && !context.Request.IsHttps)
        {
            return Results.Text($"The proxy at {proxy} does not say that it was reached by HTTPS (X-Forwarded-Proto), or this did not come from there.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        string to = Inside(context.Request.Query[ToParameter]);
        return context.User.Identity is { IsAuthenticated: true } ? Results.LocalRedirect(to) : Form(context, to);
    }

    private static async Task<IResult> Login(HttpContext context)
    {
        if (!IsOurForm(context))
        {
            return Results.LocalRedirect(Path);
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string name = form["name"].ToString();
        string to = Inside(form[ToParameter]);
        UserFile users = context.RequestServices.GetRequiredService<WebOptions>().Users!;
        LoginGate gate = context.RequestServices.GetRequiredService<LoginGate>();
        (PageUser? user, TimeSpan? wait) =
            await gate.Try(users, name, form["password"].ToString(), context.Connection.RemoteIpAddress!, context.RequestAborted);
        if (wait is { } left)
        {
            int seconds = (int)Math.Ceiling(left.TotalSeconds);
            context.Response.Headers.RetryAfter = $"{seconds}";
            return Form(context, to, $"Too many attempts. Try again in {seconds} s.", name, StatusCodes.Status429TooManyRequests);
        }

        if (user is null)
        {
            return Form(context, to, Wrong, name, StatusCodes.Status401Unauthorized);
        }

        AuthenticationProperties lasting = new() { IsPersistent = true };
        await context.SignInAsync(UserFile.Principal(user, CookieAuthenticationDefaults.AuthenticationScheme), lasting);
        return Results.LocalRedirect(to);
    }

    private static async Task<IResult> Logout(HttpContext context)
    {
        if (IsOurForm(context))
        {
            await context.SignOutAsync();
        }

        return Results.LocalRedirect(Path);
    }

    // Refuses a form that is stale or was made by another site.
    private static bool IsOurForm(HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };

    private static RazorComponentResult<LoginPage> Form(
        HttpContext context, string to, string message = "", string name = "", int status = StatusCodes.Status200OK)
    {
        AntiforgeryTokenSet tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        WebOptions options = context.RequestServices.GetRequiredService<WebOptions>();
        return new RazorComponentResult<LoginPage>(new Dictionary<string, object?>
        {
            [nameof(LoginPage.Root)] = options.Root,
            [nameof(LoginPage.Message)] = message,
            [nameof(LoginPage.Name)] = name,
            [nameof(LoginPage.To)] = to,
            [nameof(LoginPage.TokenName)] = tokens.FormFieldName,
            [nameof(LoginPage.Token)] = tokens.RequestToken,
            [nameof(LoginPage.Theme)] = context.Request.Cookies["theme"] is "dark" or "light" ? context.Request.Cookies["theme"] : null,
        })
        { StatusCode = status };
    }

    // The login never redirects to another site.
    private static string Inside(string? to) => RedirectHttpResult.IsLocalUrl(to) && to![0] == '/' ? to : "/";
}
