using System.Net;
using Kit;
using Web.Tests.Support;

namespace Web.Tests.Components;

/// <summary>Who gets the page where nobody has to log in, and what wants a login.</summary>
[TestClass]
public sealed class OutsiderTests
{
    [TestMethod]
    [DataRow("127.0.0.1", HttpStatusCode.OK)]
    [DataRow("localhost", HttpStatusCode.OK)]
    [DataRow("evil.example", HttpStatusCode.BadRequest)]
    public async Task A_page_is_given_to_who_asks_for_this_machine_by_its_name(string host, HttpStatusCode expected)
    {
        await using ServedHouse house = await ServedHouse.Start();
        using HttpClient browser = new();
        using HttpRequestMessage request = new(HttpMethod.Get, house.Address + "/");
        request.Headers.Host = host;

        using HttpResponseMessage answer = await browser.SendAsync(request);

        Assert.AreEqual(expected, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("evil.example", HttpStatusCode.Forbidden)]
    [DataRow("127.0.0.1:1", HttpStatusCode.Forbidden)]
    [DataRow(null, HttpStatusCode.OK)]
    public async Task A_page_of_somebody_else_opens_no_connection_to_ours(string? origin, HttpStatusCode expected)
    {
        await using ServedHouse house = await ServedHouse.Start();
        using HttpClient browser = new();
        using HttpRequestMessage request = new(HttpMethod.Post, house.Address + "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin is null ? house.Address : "http://" + origin);

        using HttpResponseMessage answer = await browser.SendAsync(request);

        Assert.AreEqual(expected, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("wants a login", "--listen", "0.0.0.0:8080")]
    [DataRow("wants a login", "--listen", "192.168.1.10:80")]
    [DataRow("wants a login", "--listen", "[::]:8080", "--certificate", "c.pem", "--key", "k.pem")]
    [DataRow("wants a login", "--behind-proxy", "127.0.0.1")]
    [DataRow("must not go in the clear", "--listen", "0.0.0.0:8080", "--users", "users.json")]
    [DataRow("go together", "--certificate", "c.pem")]
    [DataRow("must be the address", "--behind-proxy", "proxy.example", "--users", "users.json")]
    [DataRow("--listen must be", "--listen", "everywhere")]
    public async Task What_others_reach_wants_a_login_that_is_not_sent_in_the_clear(string reason, params string[] arguments)
    {
        await using RunningProgram station = RunningProgram.Start("Station", "station", ["serve", .. arguments]);

        string line = await station.Prints(reason);

        Assert.AreEqual(2, await station.Exit(), line);
    }
}
