using System.Globalization;

namespace Scale;

/// <summary>What processes have used so far, from /proc of Linux.</summary>
/// <param name="CpuSeconds">Time on a core, in seconds.</param>
/// <param name="ResidentMb">Memory in use, in MB.</param>
/// <param name="Threads">How many threads there are.</param>
internal readonly record struct ProcessUse(double CpuSeconds, double ResidentMb, double Threads)
{
    // USER_HZ, in which Linux counts there: 100 on every machine that .NET runs on.
    private const double TicksPerSecond = 100;

    // Linux counts that memory in KiB.
    private const double KibPerMib = 1024;

    /// <summary>The sum over some processes.</summary>
    public static ProcessUse Of(IEnumerable<int> processes)
    {
        ProcessUse sum = default;
        foreach (int process in processes)
        {
            sum = new ProcessUse(
                sum.CpuSeconds + Cpu(process), sum.ResidentMb + Status(process, "VmRSS:") / KibPerMib, sum.Threads + Status(process, "Threads:"));
        }

        return sum;
    }

    private static double Cpu(int process)
    {
        // The name, in brackets, may hold spaces; utime and stime are the 12th and 13th field after it.
        string stat = File.ReadAllText($"/proc/{process}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Parse(fields[11]) + Parse(fields[12])) / TicksPerSecond;
    }

    private static double Status(int process, string name)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(one => one.StartsWith(name, StringComparison.Ordinal));
        return Parse(line[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim());
    }

    private static double Parse(string number)
    {
        return double.Parse(number, CultureInfo.InvariantCulture);
    }
}
