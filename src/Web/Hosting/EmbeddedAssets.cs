using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Web.Hosting;

/// <summary>Scripts, styles and images, embedded in the assembly. Their addresses change with their content.</summary>
public static class EmbeddedAssets
{
    private static readonly Dictionary<string,
        Asset> All = Asset.Names.ToDictionary(static name => name, static name => new Asset(name), StringComparer.Ordinal);

    /// <summary>The address of an asset; browsers may cache it for ever.</summary>
    /// <param name="name">For instance <c>app.css</c>.</param>
    public static string Url(string name) => $"/assets/{name}?v={All[name].Version}";

    /// <summary>Serves them.</summary>
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/assets/{name}", static (string name, HttpContext context) => Send(name, context)).AllowAnonymous();

        // Blazor's script derives the address of its server from its own.
        endpoints.MapGet("/_framework/blazor.web.js", static (HttpContext context) => Send("blazor.web.js", context)).AllowAnonymous();
        endpoints.MapGet("/favicon.ico", static (HttpContext context) => Send("icon.svg", context)).AllowAnonymous();
    }

    private static async Task Send(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out Asset? asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        HttpResponse response = context.Response;
        response.Headers.CacheControl = context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = $"\"{asset.Version}\"";
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.Contains($"\"{asset.Version}\""))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool isPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        byte[] body = isPacked ? asset.Packed : asset.Plain;
        response.Headers.ContentEncoding = isPacked ? "br" : default;
        response.ContentType = asset.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
