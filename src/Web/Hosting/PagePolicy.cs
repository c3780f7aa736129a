using Microsoft.AspNetCore.Http;

namespace Web.Hosting;

/// <summary>What a browser may do with our pages: run our own scripts and nobody else's, and never stand in somebody else's frame.</summary>
internal static class PagePolicy
{
    // MudBlazor writes style attributes and one style element for its theme, so styles may be inline. Scripts may not, nor may text become code.
    private const string Content = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer.</summary>
    internal static Task Apply(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
