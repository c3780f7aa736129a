namespace BrokerSetup;

/// <summary>Sets a mosquitto up right and starts it.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => new CommandLine().Invoke(arguments);
}
