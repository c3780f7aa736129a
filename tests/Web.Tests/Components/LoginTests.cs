using System.Net;
using Kit;
using Web.Access;
using Web.Tests.Support;

namespace Web.Tests.Components;

/// <summary>The login, as a browser and as somebody who wants to get around it.</summary>
[TestClass]
public sealed class LoginTests
{
    [TestMethod]
    public async Task Nothing_but_the_login_is_served_to_who_is_not_known()
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient nobody = new(login.House.Address);

        foreach (string path in new[] { "/", "/node/attic", "/not-found", "/readings.csv?place=attic&from=0&to=1", "/_blazor", "/logout" })
        {
            StringAssert.Contains(await nobody.Led(path), "/login?to=", path);
        }

        using HttpResponseMessage circuit = await nobody.Post("/_blazor/negotiate?negotiateVersion=1");
        Assert.AreEqual(HttpStatusCode.Unauthorized, circuit.StatusCode);
        Assert.AreEqual("", await nobody.Led("/login"));
        Assert.AreEqual("", await nobody.Led("/assets/app.css"));
    }

    [TestMethod]
    public async Task Who_logs_in_comes_where_he_wanted_and_stays_known()
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient maria = new(login.House.Address);

        using HttpResponseMessage answer = await maria.Login(LoginHouse.Operator, LoginHouse.Password, "/node/attic");

        Assert.AreEqual("/node/attic", answer.Headers.Location?.ToString());
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(static one => one.StartsWith("station=", StringComparison.Ordinal));
        StringAssert.Contains(cookie, "httponly");
        StringAssert.Contains(cookie, "samesite=lax");
        Assert.AreEqual("", await maria.Led("/node/attic"));

        // The keys lie beside the users file: a restart of the station sends nobody back to the login.
        await using ServedHouse again = await login.Serve();
        Assert.AreEqual("", await maria.Led(again.Address + "/"));
    }

    [TestMethod]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer()
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient somebody = new(login.House.Address);

        foreach ((string name, string password) in new[] { (LoginHouse.Operator, "not this one"), ("nobody", LoginHouse.Password), ("", "") })
        {
            using HttpResponseMessage answer = await somebody.Login(name, password);

            Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
            StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "Name or password are wrong.");
            StringAssert.Contains(await somebody.Led("/"), "/login");
        }
    }

    [TestMethod]
    public async Task Who_tries_too_often_has_to_wait()
    {
        const int More = 100;
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient guesser = new(login.House.Address);
        HttpStatusCode status = HttpStatusCode.Unauthorized;

        for (int i = 0; i < More && status == HttpStatusCode.Unauthorized; i++)
        {
            using HttpResponseMessage answer = await guesser.Login(LoginHouse.Operator, $"guess number {i}");
            status = answer.StatusCode;
            Assert.AreEqual(status == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.AreEqual(HttpStatusCode.TooManyRequests, status);
    }

    [TestMethod]
    public async Task A_form_that_is_not_ours_logs_nobody_in()
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient somebody = new(login.House.Address);

        using HttpResponseMessage answer = await somebody.Post("/login", ("name", LoginHouse.Operator), ("password", LoginHouse.Password));

        Assert.AreEqual("/login", answer.Headers.Location?.ToString());
        Assert.IsFalse(answer.Headers.Contains("Set-Cookie"));
        StringAssert.Contains(await somebody.Led("/"), "/login");
    }

    [TestMethod]
    [DataRow("https://evil.example/")]
    [DataRow("//evil.example/")]
    [DataRow("/\\evil.example")]
    [DataRow("~/x")]
    [DataRow("")]
    public async Task Nobody_is_led_to_another_house(string to)
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient maria = new(login.House.Address);

        using HttpResponseMessage answer = await maria.Login(LoginHouse.Operator, LoginHouse.Password, to);

        Assert.AreEqual("/", answer.Headers.Location?.ToString());
    }

    [TestMethod]
    public async Task Who_is_taken_out_of_the_file_is_out_at_once()
    {
        await using LoginHouse login = await LoginHouse.Start();
        using LoginClient maria = new(login.House.Address);
        using LoginClient eva = new(login.House.Address);
        using HttpResponseMessage first = await maria.Login(LoginHouse.Operator, LoginHouse.Password);
        using HttpResponseMessage second = await eva.Login(LoginHouse.Viewer, LoginHouse.Password);

        login.Write((LoginHouse.Viewer, Role.Viewer));

        StringAssert.Contains(await maria.Led("/"), "/login");
        Assert.AreEqual("", await eva.Led("/"));

        // A file that cannot be read lets nobody in, and one that can be again lets in who was known.
        File.WriteAllText(login.File, "{");
        StringAssert.Contains(await eva.Led("/"), "/login");
    }

    [TestMethod]
    public async Task With_a_certificate_the_page_speaks_https()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "page");
        await using LoginHouse login = await LoginHouse.Start("--certificate", certificate, "--key", key);
        StringAssert.StartsWith(login.House.Address, "https://");
        using LoginClient maria = new(login.House.Address);

        using HttpResponseMessage answer = await maria.Login(LoginHouse.Operator, LoginHouse.Password);

        Assert.IsTrue(answer.Headers.GetValues("Set-Cookie").All(static one => one.Contains("secure", StringComparison.Ordinal)));
        Assert.IsTrue(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.AreEqual("", await maria.Led("/"));
    }

    [TestMethod]
    public async Task Behind_a_proxy_the_page_believes_what_that_proxy_says_of_a_browser()
    {
        await using LoginHouse login = await LoginHouse.Start("--behind-proxy", "127.0.0.1");
        using LoginClient plain = new(login.House.Address);
        using HttpResponseMessage form = await plain.Get("/login");
        StringAssert.Contains(await form.Content.ReadAsStringAsync(), "does not say that it was reached by HTTPS");

        using LoginClient maria = new(login.House.Address);
        maria.Headers.Add("X-Forwarded-Proto", "https");
        maria.Headers.Add("X-Forwarded-Host", "house.example");
        using HttpResponseMessage answer = await maria.Login(LoginHouse.Operator, LoginHouse.Password);

        Assert.AreEqual("/", answer.Headers.Location?.ToString());
        Assert.AreEqual("", await maria.Led("/"));
        using LoginClient stranger = new(login.House.Address);
        stranger.Headers.Add("X-Forwarded-Proto", "https");
        stranger.Headers.Add("X-Forwarded-Host", "house.example");
        StringAssert.StartsWith(await stranger.Led("/"), "https://house.example/login");
    }
}
