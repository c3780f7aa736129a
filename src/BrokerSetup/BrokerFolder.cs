using Cli;

namespace BrokerSetup;

/// <summary>Where everything of one broker is kept, held by one process at a time while something is changed.</summary>
internal sealed class BrokerFolder : IDisposable
{
    private const int PollMs = 50;

    /// <summary>Milliseconds: nobody holds it for longer than a start of mosquitto takes.</summary>
    private const int WaitMs = 30_000;

    private readonly FileStream _lock;

    private BrokerFolder(string path, FileStream hold)
    {
        Path = path;
        _lock = hold;
    }

    /// <summary>Full path.</summary>
    internal string Path { get; }

    /// <summary>Options that were settled.</summary>
    internal string Options => File("options");

    /// <summary>Certificate of the CA, for desktop programs.</summary>
    internal string Ca => File("ca.pem");

    /// <summary>The same for boards.</summary>
    internal string CaDer => File("ca.der");

    /// <summary>Private key of the CA.</summary>
    internal string CaKey => File("ca.key");

    /// <summary>Certificate of the broker.</summary>
    internal string Server => File("server.pem");

    /// <summary>Its private key.</summary>
    internal string ServerKey => File("server.key");

    /// <summary>Sessions and retained messages of mosquitto.</summary>
    internal string Sessions => File("sessions");

    /// <summary>Configuration of mosquitto.</summary>
    internal string Configuration => File("mosquitto.conf");

    /// <summary>Places whose retained messages are still to be cleared.</summary>
    internal string ToClear => File("to-clear");

    /// <summary>Opens the folder, makes it when it is missing, and keeps other commands out until it is disposed.</summary>
    /// <exception cref="UserException">Another command holds it too long, or it cannot be written.</exception>
    internal static BrokerFolder Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            PrivateFile.CreateFolder(full);
        }
        catch (Exception impossible) when (impossible is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be made a folder: {impossible.Message}; --dir names another one");
        }

        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new BrokerFolder(full, Hold(System.IO.Path.Combine(full, "lock")));
            }
            catch (IOException) when (Environment.TickCount64 - start < WaitMs)
            {
                // There is no event for a lock of another process.
                Thread.Sleep(PollMs);
            }
            catch (IOException)
            {
                throw new UserException($"another ./broker has been at work in {path} for {WaitMs / 1000} s; wait for it or end it");
            }
            catch (UnauthorizedAccessException)
            {
                throw new UserException($"{path} belongs to somebody else; --dir names another folder");
            }
        }
    }

    /// <summary>A file in it.</summary>
    internal string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
