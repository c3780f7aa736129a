using Cli;

namespace BrokerSetup;

/// <summary>Starts the broker and stays with it.</summary>
internal static class StartCommand
{
    /// <summary>Runs until the broker ends, or Ctrl-C.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(Setup setup, Guidance guidance)
    {
        if (setup.Running is { } running)
        {
            throw new UserException(
                $"a broker of {guidance.Show(setup.Folder.Path)} runs already (process {running.ProcessId}); ./broker add, remove and the like reach "
                + "it as it runs");
        }

        Ports.Check(setup.Options);
        if (setup.Operators.Users().Length == 0)
        {
            new Users(setup, guidance).AddOperators(["operator"]);
        }

        setup.Apply();
        PrivateFile.CreateFolder(setup.Folder.Sessions);
        PrivateFile.Write(
            setup.Folder.Configuration, string.Concat(MosquittoConfiguration.ForThisMachine(setup.Folder, setup.Options).Select(static line => line + "\n")));
        using MosquittoProcess mosquitto = MosquittoProcess.Start(setup.Folder.Configuration);
        using EndSignals end = new();
        using CancellationTokenRegistration stop = end.Token.Register(mosquitto.Stop);
        RunningBroker.Write(setup.Folder, mosquitto.Process);
        Leftovers.Clear(setup);
        guidance.PrintStart();

        // Other commands may change things from here on.
        setup.Dispose();
        return mosquitto.Wait();
    }
}
