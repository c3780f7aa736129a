namespace Mqtt;

/// <summary>libmosquitto is not installed. The message says what to install on this operating system.</summary>
public sealed class MqttLibraryNotFoundException : DllNotFoundException
{
    /// <summary>Names the package to install and what was searched for.</summary>
    /// <param name="searched">The file names that were tried, in order.</param>
    public MqttLibraryNotFoundException(IReadOnlyList<string> searched)
        : base($"libmosquitto was not found. {Advice()} Searched for: {string.Join(", ", searched)}.")
    {
    }

    private static string Advice()
    {
        if (OperatingSystem.IsWindows())
        {
            return "Install Mosquitto for Windows from mosquitto.org/download and put its folder on PATH.";
        }

        return OperatingSystem.IsMacOS()
            ? "Install it with: brew install mosquitto"
            : "On Debian and Ubuntu install it with: apt-get install libmosquitto1";
    }
}
