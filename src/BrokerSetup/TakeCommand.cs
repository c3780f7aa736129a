namespace BrokerSetup;

/// <summary>Prints the configuration for a broker elsewhere.</summary>
internal static class TakeCommand
{
    /// <summary>Prints it, and on standard error what to copy.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(Setup setup, Guidance guidance, string folder)
    {
        setup.Apply();
        foreach (string line in MosquittoConfiguration.For(folder, setup.Options))
        {
            Console.WriteLine(line);
        }

        Console.Error.WriteLine(
            $"Copy ca.pem, server.pem, server.key, nodes.passwords, nodes.acl, operators.passwords and operators.acl from {guidance.Show(setup.Folder.Path)} "
                + $"to {folder}, "
            + "readable for the broker's user alone, and what was printed into a file of its conf.d. ca.key stays at home.");
        return 0;
    }
}
