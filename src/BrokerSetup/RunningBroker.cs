using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Cli;

namespace BrokerSetup;

/// <summary>The mosquitto that runs with a folder, as that folder knows it.</summary>
/// <param name="ProcessId">Its process.</param>
internal sealed record RunningBroker(int ProcessId)
{
    // Ids of processes are used again. Linux tells the time of a start to a hundredth of a second, from a clock that is corrected now and then.
    private const double SameStartSeconds = 2;

    private const string Program = "mosquitto";

    /// <summary>The one that runs now; null for none.</summary>
    internal static RunningBroker? Find(BrokerFolder folder)
    {
        string file = PathIn(folder);
        string[] parts = File.Exists(file) ? File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries) : [];
        return parts.Length == 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out int id)
            && DateTime.TryParse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime started)
            && Runs(id, started) ? new RunningBroker(id) : null;
    }

    /// <summary>Keeps which process it is.</summary>
    internal static void Write(BrokerFolder folder, Process process) => PrivateFile.Write(
        PathIn(folder),
        $"{process.Id.ToString(CultureInfo.InvariantCulture)} {process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}\n");

    /// <summary>None runs any more.</summary>
    internal static void Forget(BrokerFolder folder) => File.Delete(PathIn(folder));

    private static bool Runs(int id, DateTime started)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.ProcessName == Program && Math.Abs((process.StartTime.ToUniversalTime() - started).TotalSeconds) < SameStartSeconds;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static string PathIn(BrokerFolder folder) => folder.File("running");
}
