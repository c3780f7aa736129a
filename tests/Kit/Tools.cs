namespace Kit;

/// <summary>Programs of the system that the tests use.</summary>
public static class Tools
{
    /// <summary>Debian's own interpreter: its packages python3-paho-mqtt and python3-jinja2 are seen by no other.</summary>
    public const string Python = "/usr/bin/python3";

    // Debian keeps daemons where the PATH of a user who is not root does not look.
    private static readonly string[] More = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

    /// <summary>
    /// Whether the clients of mosquitto are there, which nobody here wrote. Where they are not, and where the environment variable
    /// TEST_CLIENTS says "own", ours take their place.
    /// </summary>
    public static bool HasMosquittoClients { get; } =
        Environment.GetEnvironmentVariable("TEST_CLIENTS") != "own" && TryFind("mosquitto_sub") is not null && TryFind("mosquitto_pub") is not null
            && TryFind("stdbuf") is not null;

    /// <summary>The full path of a program.</summary>
    /// <exception cref="AssertFailedException">It is not installed; the message says what to install.</exception>
    public static string Find(string program)
    {
        return TryFind(program)
            ?? throw new AssertFailedException(
                $"{program} was not found. On Debian and Ubuntu: apt-get install mosquitto mosquitto-clients python3-paho-mqtt python3-jinja2");
    }

    private static string? TryFind(string program)
    {
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return path.Concat(More).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
