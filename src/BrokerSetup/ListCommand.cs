namespace BrokerSetup;

/// <summary>Shows who may come in.</summary>
internal static class ListCommand
{
    /// <summary>Prints it.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(Setup setup, Guidance guidance)
    {
        foreach (string place in setup.Nodes.Users())
        {
            Console.WriteLine($"node      {place}{(setup.Credentials.IdOf(place) is { } id ? "  " + id : "")}");
        }

        foreach (string name in setup.Operators.Users())
        {
            Console.WriteLine($"operator  {name}");
        }

        if (File.Exists(setup.Folder.Ca))
        {
            using Authority authority = Authority.Open(setup.Folder, DateTimeOffset.UtcNow);
            Console.WriteLine($"CA        until {Authority.Day(authority.Ends)}, {guidance.Show(setup.Folder.Ca)}");
        }

        Console.WriteLine(setup.Running is { } running ? $"broker    runs, process {running.ProcessId}" : "broker    does not run");
        return 0;
    }
}
