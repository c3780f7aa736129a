using System.Net;
using Kit;
using Web.Tests.Support;

namespace Web.Tests.Components;

/// <summary>The page is for browsers of this machine, as long as nobody has to log in.</summary>
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
    [DataRow("0.0.0.0:8080")]
    [DataRow("192.168.1.10:80")]
    [DataRow("[::]:8080")]
    public async Task An_address_that_others_reach_is_refused(string address)
    {
        await using RunningProgram station = RunningProgram.Start("Station", "station", "serve", "--listen", address);

        string line = await station.Prints("no login yet");

        Assert.AreEqual(2, await station.Exit(), line);
    }
}
