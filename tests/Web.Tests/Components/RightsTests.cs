using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Kit;
using Microsoft.AspNetCore.Components.Authorization;
using Station;
using Station.Network;
using Store;
using Web.Access;
using Web.Hosting;
using Web.Requests;

namespace Web.Tests.Components;

[TestClass]
public sealed class RightsTests
{
    private static readonly PageUser Maria = new() { Name = "maria", Role = Role.Operator, Hash = "x" };
    private static readonly PageUser Eva = new() { Name = "eva", Role = Role.Viewer, Hash = "x" };

    [TestMethod]
    public void Only_an_operator_who_is_in_the_file_operates()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("users.json");
        UserFile.Write(file, [Maria, Eva]);
        UserFile users = new(file);

        Assert.IsTrue(Of(Maria, users).MayOperate);
        Assert.IsFalse(Of(Eva, users).MayOperate);
        Assert.IsFalse(Of(null, users).MayOperate);
        Assert.IsFalse(Of(null, null).MayOperate, "without a users file, too, somebody has to be known");
        Assert.IsFalse(Of(Eva with { Role = Role.Operator }, users).MayOperate, "a role that the file does not give");
        Assert.IsFalse(Of(Maria with { Hash = "y" }, users).MayOperate, "another password");
        Rights rights = Of(Maria, users);
        UserFile.Write(file, [Maria with { Role = Role.Viewer }, Eva]);
        Assert.IsFalse(rights.MayOperate, "on a page that was open before");
    }

    [TestMethod]
    public async Task What_a_viewer_asks_does_not_leave()
    {
        using TemporaryFolder folder = new();
        UserFile.Write(folder.File("users.json"), [Eva]);
        using ReadingStore store = ReadingStore.Open(folder.File("readings.db"));
        WebOptions options = Options(new UserFile(folder.File("users.json")), store);
        NodeRequests requests = new(options, new Rights(new Person(Eva), options));

        Assert.ThrowsExactly<UnauthorizedAccessException>(() => requests.Do("attic", Firmware.Core.Command.Read, null, default).GetAwaiter().GetResult());
        Assert.ThrowsExactly<UnauthorizedAccessException>(() => _ = requests.Check("attic", new Station.Check.CheckReport(static _ => { }), default));
        await Assert.ThrowsExactlyAsync<UnauthorizedAccessException>(() => requests.Remove("attic", "attic", default));
        await Assert.ThrowsExactlyAsync<UnauthorizedAccessException>(() => requests.Set("attic", new JsonObject(), static _ => { }, default));
    }

    [TestMethod]
    [DataRow("""{"users":[{"name":"maria","role":"owner","password":"x"}]}""")]
    [DataRow("""{"users":[{"name":"<b>","role":"viewer","password":"x"}]}""")]
    [DataRow("""{"users":[{"name":"eva","role":"viewer"}]}""")]
    [DataRow("""{"users":[{"name":"eva","role":"viewer","password":"x"},{"name":"eva","role":"operator","password":"x"}]}""")]
    [DataRow("""{"users":[null]}""")]
    [DataRow("""{"user":[]}""")]
    [DataRow("null")]
    [DataRow("")]
    public void A_file_that_is_not_right_is_refused_as_a_whole(string content)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("users.json");
        File.WriteAllText(file, content);

        StationException refused = Assert.ThrowsExactly<StationException>(() => _ = new UserFile(file));

        StringAssert.Contains(refused.Message, file);
    }

    private static Rights Of(PageUser? user, UserFile? users) => new(new Person(user), Options(users, null!));

    private static WebOptions Options(UserFile? users, ReadingStore store) => new()
    {
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Broker = new BrokerAddress { Host = "127.0.0.1", Port = FreePort.Next() },
        Root = "home",
        Store = store,
        Users = users,
    };

    private sealed class Person(PageUser? user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(user is null ? new ClaimsPrincipal() : UserFile.Principal(user, "test")));
    }
}
