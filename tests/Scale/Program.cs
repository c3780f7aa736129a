namespace Scale;

/// <summary>Measures how a broker carries virtual nodes.</summary>
internal static class Program
{
    private const int WrongUse = 2;

    private static int Main(string[] arguments)
    {
        if (arguments.Any(argument => argument is "--help" or "-h"))
        {
            Console.WriteLine(Options.Help);
            return 0;
        }

        Options options;
        try
        {
            options = Options.Parse(arguments);
        }
        catch (FormatException)
        {
            Console.Error.WriteLine(Options.Help);
            return WrongUse;
        }

        Console.WriteLine(
            $"{Environment.ProcessorCount} cores; a reading every {options.IntervalSeconds} s at QoS {options.Qos}; "
            + $"readers: {options.Readers}; {options.Seconds} s measured. CPU in percent of one core.");
        Console.WriteLine(Measurement.Head);
        foreach (int nodes in options.Nodes)
        {
            Console.WriteLine(new Measurement(options, nodes).Run());
        }

        return 0;
    }
}
