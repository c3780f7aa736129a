using System.Globalization;

namespace Scale;

/// <summary>What processes have used so far, from /proc of Linux.</summary>
/// <param name="CpuSeconds">Time on a core, in seconds.</param>
/// <param name="ResidentMb">Memory in use, in MB.</param>
internal readonly record struct ProcessUse(double CpuSeconds, double ResidentMb)
{
    // USER_HZ, in which Linux counts there: 100 on every machine that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The sum over some processes.</summary>
    public static ProcessUse Of(IEnumerable<int> processes)
    {
        ProcessUse sum = default;
        foreach (int process in processes)
        {
            sum = new ProcessUse(sum.CpuSeconds + Cpu(process), sum.ResidentMb + Resident(process));
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

    private static double Resident(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Parse(line["VmRSS:".Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim()) / 1024;
    }

    private static double Parse(string number)
    {
        return double.Parse(number, CultureInfo.InvariantCulture);
    }
}
