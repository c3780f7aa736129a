using Cli;

namespace BrokerSetup;

/// <summary>What the commands have in common: the folder is held, its files are complete, and what changes reaches a broker that runs.</summary>
internal sealed class Setup : IDisposable
{
    private readonly BrokerFolder _folder;
    private readonly BrokerOptions _options;
    private readonly Credentials _credentials;
    private readonly string[] _nodeRightsBefore;
    private readonly string[] _operatorRightsBefore;

    private Setup(BrokerFolder folder, BrokerOptions before, BrokerOptions options)
    {
        _folder = folder;
        _options = options;
        _credentials = new Credentials(folder, options);
        Nodes = Door.ForNodes(folder);
        Operators = Door.ForOperators(folder);
        (_nodeRightsBefore, _operatorRightsBefore) = Rights(before);
        Running = RunningBroker.Find(folder);
    }

    /// <summary>The folder.</summary>
    internal BrokerFolder Folder => _folder;

    /// <summary>The options in force.</summary>
    internal BrokerOptions Options => _options;

    /// <summary>The files that nodes and operators get.</summary>
    internal Credentials Credentials => _credentials;

    /// <summary>The users that are nodes.</summary>
    internal Door Nodes { get; }

    /// <summary>The users that are operators.</summary>
    internal Door Operators { get; }

    /// <summary>The broker that runs with the folder; null for none.</summary>
    internal RunningBroker? Running { get; }

    /// <summary>Opens a folder and settles what was given.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="given">Names and values of options.</param>
    /// <exception cref="UserException">An option is wrong, or cannot be changed while a broker runs.</exception>
    internal static Setup Open(string path, IEnumerable<(string Key, string Value)> given)
    {
        BrokerFolder folder = BrokerFolder.Open(path);
        try
        {
            BrokerOptions before = BrokerOptions.Read(folder);
            BrokerOptions options = before;
            foreach ((string key, string value) in given)
            {
                options = options.With(key, value);
            }

            options.Check();
            Setup setup = new(folder, before, options);
            setup.Settle(before);
            return setup;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes certificates that are missing and writes into every folder what has changed for all.</summary>
    /// <exception cref="UserException">The CA has ended, or a certificate is needed and its key is not here.</exception>
    internal void Certify(DateTimeOffset now)
    {
        using Authority authority = Authority.Open(_folder, now);
        if (ServerCertificate.Provide(_folder, authority, _options, now) is { } warning)
        {
            Console.Error.WriteLine("warning: " + warning);
        }
    }

    /// <summary>Writes what each may do, and tells a broker that runs.</summary>
    /// <exception cref="UserException">A broker runs and could not be told.</exception>
    internal void Apply()
    {
        (string[] nodes, string[] operators) = Rights(_options);
        Nodes.MakeFile();
        Operators.MakeFile();
        RightsFile.Write(Nodes.Rights, _nodeRightsBefore, nodes);
        RightsFile.Write(Operators.Rights, _operatorRightsBefore, operators);
        if (Running is { } running && !MosquittoSignal.Reload(running.ProcessId))
        {
            throw new UserException(
                $"this is written, but the broker that runs (process {running.ProcessId}) could not be told: end it and start it again, until then it goes by "
                + "what it knew");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private void Settle(BrokerOptions before)
    {
        if (_options == before && File.Exists(_folder.Options))
        {
            return;
        }

        if (Running is { } running && _options != before)
        {
            throw new UserException(
                $"a broker of {_folder.Path} runs (process {running.ProcessId}), and what is settled cannot change under it; end it first",
                UserException.WrongUse);
        }

        _options.Write(_folder);
        if (File.Exists(_folder.Ca))
        {
            _credentials.WriteAll();
        }
    }

    private (string[] Nodes, string[] Operators) Rights(BrokerOptions options) => (
        [.. AccessRights.OfNodes(options, Nodes.Users().ToDictionary(static place => place, _credentials.IdOf))],
        [.. AccessRights.OfOperators(options, Operators.Users())]);
}
