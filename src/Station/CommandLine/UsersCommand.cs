using System.CommandLine;
using Cli;
using Web.Access;

namespace Station.CommandLine;

/// <summary><c>station users</c>: who may log in to the page.</summary>
internal static class UsersCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create() => new("users", "who may log in to the page of 'station serve'") { Add(), Remove(), List() };

    /// <summary>The users file.</summary>
    internal static Option<string> CreateFile() => new("--users") { Description = "file of those who may log in to the page", HelpName = "FILE" };

    private static Command Add()
    {
        Argument<string> name = Name();
        Option<string> file = CreateFile();
        file.Required = true;
        Option<string> role = new("--role")
        {
            Description = "what they may do",
            HelpName = string.Join('|', Role.All),
            DefaultValueFactory = static _ => Role.Viewer,
        };
        role.AcceptOnlyFromAmong(Role.All);
        Command command = new("add", "adds somebody, or gives a new password and role; asks for the password, or reads it as a line") { name, file, role };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            string who = result.GetValue(name)!;
            IReadOnlyList<PageUser> users = File.Exists(path) ? UserFile.Read(path) : [];
            string password = PasswordPrompt.Read($"Password for {who}: ");
            if (Passwords.Fault(who, password) is { } fault)
            {
                throw new StationException($"{fault}; nothing was changed", StationException.WrongArguments);
            }

            PageUser user = new() { Name = who, Role = result.GetValue(role)!, Hash = Passwords.Hash(password) };
            UserFile.Write(path, [.. users.Where(one => one.Name != who), user]);
            Console.WriteLine($"{who}: {user.Role}, with a new password");
        });
        return command.WithExamples("users add maria --users users.json --role operator");
    }

    private static Command Remove()
    {
        Argument<string> name = Name();
        Option<string> file = CreateFile();
        file.Required = true;
        Command command = new("remove", "takes somebody out, from open pages too") { name, file };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            string who = result.GetValue(name)!;
            IReadOnlyList<PageUser> users = UserFile.Read(path);
            if (users.All(one => one.Name != who))
            {
                throw new StationException($"{path} has no {who}: {string.Join(", ", users.Select(static one => one.Name))}", StationException.WrongArguments);
            }

            UserFile.Write(path, users.Where(one => one.Name != who));
            Console.WriteLine($"{who}: removed");
        });
        return command;
    }

    private static Command List()
    {
        Option<string> file = CreateFile();
        file.Required = true;
        Command command = new("list", "names and roles") { file };
        command.SetAction(result =>
        {
            foreach (PageUser user in UserFile.Read(result.GetValue(file)!))
            {
                Console.WriteLine($"{user.Name}  {user.Role}");
            }
        });
        return command;
    }

    private static Argument<string> Name()
    {
        Argument<string> name = new("name") { Description = "of the person" };
        name.Validators.Add(result =>
        {
            if (!PageUser.IsName(result.GetValue(name) ?? ""))
            {
                result.AddError($"A name is 1 to 32 letters, digits and . _ -, not '{result.GetValue(name)}'.");
            }
        });
        return name;
    }
}
