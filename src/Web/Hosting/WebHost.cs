using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Web.Access;
using Web.History;
using Web.Layout;
using Web.Live;
using Web.Requests;
using Web.Rooms;

namespace Web.Hosting;

/// <summary>The web server: connects pages, live nodes and store.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    // Largest request body: a login, or what Blazor sends without WebSockets, which is at most 32 KB.
    private const int LargestForm = 65_536;

    private readonly WebApplication _application;
    private readonly WebOptions _options;

    private WebHost(WebApplication application, WebOptions options) => (_application, _options) = (application, options);

    /// <summary>Address of the page.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    internal static async Task<WebHost> Start(WebOptions options, CancellationToken cancel)
    {
        // The empty builder: neither environment variables nor files in the working folder change what is served.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Listen(options.Listen, listen => Secure(listen, options.Certificate));
        });
        AddServices(builder.Services, options);
        WebHost host = new(builder.Build(), options);
        try
        {
            host.MapPages();
            await host._application.StartAsync(cancel);
            host.Address = AddressOf(host._application);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, WebOptions options)
    {
        services.AddRoutingCore();

        PageAccess.AddServices(services, options);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddSingleton(options);
        services.AddSingleton(options.Store);
        services.AddSingleton(static provider => new LiveNodes(provider.GetRequiredService<WebOptions>()));
        services.AddHostedService(static provider => provider.GetRequiredService<LiveNodes>());
        services.AddScoped<Viewer>();
        services.AddScoped<Rights>();
        services.AddScoped<AuthenticationStateProvider, PersonWatch>();
        services.AddScoped<NodeRequests>();
        services.AddSingleton<HistorySource>();
        services.AddSingleton<RoomKeeper>();
    }

    private void MapPages()
    {
        PageAccess.UseBefore(_application, _options);
        _application.Use(PagePolicy.Apply);
        _application.UseRouting();
        _application.UseAuthentication();
        _application.UseAuthorization();
        _application.UseAntiforgery();
        PageAccess.Map(_application, _options);
        EmbeddedAssets.Map(_application);
        CsvDownload.Map(_application);
        _application.MapRazorComponents<App>().AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    private static void Secure(ListenOptions listen, CertificateFile? certificate)
    {
        if (certificate is not null)
        {
            _ = listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current() }),
            });
        }
    }

    private static Uri AddressOf(WebApplication application)
    {
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(address.Replace("[::]", "[::1]", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
    }
}
