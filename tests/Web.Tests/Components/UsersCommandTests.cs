using Kit;
using Web.Access;

namespace Web.Tests.Components;

/// <summary><c>station users</c>, which makes the users file.</summary>
[TestClass]
public sealed class UsersCommandTests
{
    private const string Password = "correct horse battery";

    [TestMethod]
    public async Task A_user_is_added_given_another_role_and_taken_out()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("users.json");

        await Run(0, "maria: operator", Password, "add", "maria", "--users", file, "--role", "operator");
        await Run(0, "eva: viewer", Password, "add", "eva", "--users", file);

        PageUser maria = UserFile.Read(file).Single(static user => user.Name == "maria");
        Assert.AreEqual(Role.Operator, maria.Role);
        Assert.IsTrue(Passwords.Verify(maria, Password));
        Assert.IsFalse(Passwords.Verify(maria, Password + "x"));
        Assert.IsFalse(File.ReadAllText(file).Contains(Password, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await Run(0, "maria: viewer", Password, "add", "maria", "--users", file);
        await Run(0, "maria  viewer", null, "list", "--users", file);
        await Run(0, "eva: removed", null, "remove", "eva", "--users", file);

        Assert.AreEqual("maria", UserFile.Read(file).Single().Name);
    }

    [TestMethod]
    [DataRow("at least 10 characters", "short", "add", "maria")]
    [DataRow("more than the name", "maria-maria1", "add", "maria-maria")]
    [DataRow("A name is", Password, "add", "maria!")]
    [DataRow("viewer", Password, "add", "maria", "--role", "owner")]
    public async Task A_wrong_user_is_refused_and_the_file_not_made(string reason, string password, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("users.json");

        await Run(2, reason, password, [.. arguments, "--users", file]);

        Assert.IsFalse(File.Exists(file));
    }

    private static async Task Run(int exitCode, string prints, string? password, params string[] arguments)
    {
        await using RunningProgram station = RunningProgram.StartTyped("Station", "station", ["users", .. arguments]);
        if (password is not null)
        {
            await station.Type(password);
        }

        _ = await station.Prints(prints);
        Assert.AreEqual(exitCode, await station.Exit());
    }
}
