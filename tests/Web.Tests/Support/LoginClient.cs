using System.Net;
using System.Text.RegularExpressions;

namespace Web.Tests.Support;

/// <summary>A browser's part in a login: keeps cookies, follows no redirect. It sends a cookie for HTTPS over HTTP too, as a proxy does.</summary>
internal sealed partial class LoginClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Looks at a page.</summary>
    internal LoginClient(string address)
    {
        // The certificate of a test is nobody's; what it is good for is tested elsewhere.
        _handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        _client = new HttpClient(_handler) { BaseAddress = new Uri(address) };
    }

    /// <summary>Headers that every request has.</summary>
    internal System.Net.Http.Headers.HttpRequestHeaders Headers => _client.DefaultRequestHeaders;

    /// <summary>Gets a page.</summary>
    internal Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Where it is led from a path; empty when it gets the page.</summary>
    internal async Task<string> Led(string path)
    {
        using HttpResponseMessage answer = await Get(path);
        return answer.StatusCode == HttpStatusCode.OK ? "" : answer.Headers.Location?.ToString() ?? answer.StatusCode.ToString();
    }

    /// <summary>Fills the form in and sends it.</summary>
    internal async Task<HttpResponseMessage> Login(string name, string password, string to = "/")
    {
        using HttpResponseMessage form = await Get($"/login?to={Uri.EscapeDataString(to)}");
        string html = await form.Content.ReadAsStringAsync();
        Match token = Token().Match(html);
        Assert.IsTrue(token.Success, html);
        return await Post("/login", ("__RequestVerificationToken", token.Groups[1].Value), ("name", name), ("password", password), ("to", to));
    }

    /// <summary>Sends a form.</summary>
    internal async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        return await Send(HttpMethod.Post, path, form);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content)
    {
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(static one => $"{one.Key}={one.Value}")));
        }

        HttpResponseMessage answer = await _client.SendAsync(request);
        foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
        {
            string[] pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
