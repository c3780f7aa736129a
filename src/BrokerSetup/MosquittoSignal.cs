using System.Runtime.InteropServices;

namespace BrokerSetup;

/// <summary>Tells a running mosquitto something: by signal, and on Windows by the events that mosquitto waits for there.</summary>
internal static partial class MosquittoSignal
{
    // POSIX.1-2017, signal.h and kill; the numbers are the same on Linux and macOS.
    private const int HangUp = 1;
    private const int Terminate = 15;

    /// <summary>Has it read passwords, rights and certificates again.</summary>
    /// <returns>Whether it was told.</returns>
    internal static bool Reload(int process) => OperatingSystem.IsWindows() ? Set($"mosq{process}_reload") : Kill(process, HangUp) == 0;

    /// <summary>Has it save what it keeps and end.</summary>
    /// <returns>Whether it was told.</returns>
    internal static bool Stop(int process) => OperatingSystem.IsWindows() ? Set($"mosq{process}_shutdown") : Kill(process, Terminate) == 0;

    private static bool Set(string name)
    {
        if (!OperatingSystem.IsWindows() || !EventWaitHandle.TryOpenExisting(name, out EventWaitHandle? handle))
        {
            return false;
        }

        using (handle)
        {
            return handle.Set();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
