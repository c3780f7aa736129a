using Kit;

namespace Recipe.Tests;

/// <summary>What a program shows over HTTP on 127.0.0.1. It tells nobody when it changes, so a test looks again and again.</summary>
internal sealed class Page(int port, string path)
{
    private static readonly HttpClient Http = new();
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Uri _address = new($"http://127.0.0.1:{port}{path}");

    /// <summary>The page as it is now; empty while the program does not listen or is not ready.</summary>
    internal async Task<string> Now()
    {
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync(_address);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : string.Empty;
        }
        catch (HttpRequestException)
        {
            return string.Empty;
        }
    }

    /// <summary>Waits until the page shows something.</summary>
    /// <returns>The page that shows it.</returns>
    internal async Task<string> Shows(Func<string, bool> matches, string what)
    {
        DateTime end = DateTime.UtcNow + Limits.Hang;
        while (true)
        {
            string page = await Now();
            if (matches(page))
            {
                return page;
            }

            if (DateTime.UtcNow > end)
            {
                throw new AssertFailedException($"{_address} did not show within {Limits.Hang.TotalSeconds} s: {what}. It shows: {page}");
            }

            await Task.Delay(Pause);
        }
    }
}
