using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Web.Access;
using Web.Ask;
using Web.History;
using Web.Layout;
using Web.Live;

namespace Web.Hosting;

/// <summary>The web server: puts pages, live nodes and store together.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebHost(WebApplication application) => _application = application;

    /// <summary>Where the page is.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    internal static async Task<WebHost> Start(WebOptions options, CancellationToken cancel)
    {
        // Empty: neither environment variables nor files of the working folder change what is served.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Listen);
        });
        AddServices(builder.Services, options);
        WebHost host = new(builder.Build());
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

        // A page of somebody else whose name leads to this machine is not let in: there is no login that would stop it.
        services.AddHostFiltering(static filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
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
        services.AddScoped<Desk>();
        services.AddSingleton<HistorySource>();
    }

    private void MapPages()
    {
        _application.UseHostFiltering();
        _application.Use(PagePolicy.Apply);
        _application.UseRouting();
        _application.UseAntiforgery();
        EmbeddedAssets.Map(_application);
        CsvDownload.Map(_application);
        _application.MapRazorComponents<App>().AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    private static Uri AddressOf(WebApplication application)
    {
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(address.Replace("[::]", "[::1]", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
    }
}
