namespace Flash;

/// <summary>Does with nanoff everything that flashing a board takes.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;
    private static readonly TimeSpan OnlineLimit = TimeSpan.FromMinutes(2);

    internal static int Main(string[] arguments) => new CommandLine().Invoke(arguments, Run);

    private static int Run(FlashOptions options)
    {
        try
        {
            string root = Root();
            BoardFolder board = BoardFolder.Read(root, options.Board);
            string image = options.Image ?? Path.Combine(root, "src", "Firmware", "bin", board.Name, "Release", "Firmware.bin");
            using InputFiles files = InputFiles.Make(options);
            NanoffCommand[] commands = [.. Plan.Make(options, board, image, files.Network, files.Files)];
            if (options.DryRun)
            {
                Array.ForEach(commands, Print);
                return 0;
            }

            if (!File.Exists(image))
            {
                throw new FlashException($"There is no image {image}. Build src/Firmware/Firmware.nfproj with -p:Configuration=Release -p:Board={board.Name}, or give one with --image.", isUsage: true);
            }

            Flash(options, commands, $"{options.Root}/{files.Place ?? "+"}/status");
            return 0;
        }
        catch (Exception failed) when (failed is FlashException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("flash: " + failed.Message);
            return failed is FlashException { IsUsage: true } ? WrongUsage : Failed;
        }
    }

    private static void Flash(FlashOptions options, NanoffCommand[] commands, string status)
    {
        using OnlineWatch? watch = options.Broker is { } broker ? OnlineWatch.Start(broker, status) : null;
        foreach (NanoffCommand command in commands)
        {
            Print(command);
            NanoffRunner.Run(command);
        }

        if (watch is null)
        {
            Console.WriteLine("Flashed. The node is online when its broker says so:");
            Console.WriteLine($"  mosquitto_sub -h BROKER -v -t '{status}'");
            return;
        }

        Console.WriteLine($"Flashed. Waiting for '{status}' to say online");
        string topic = watch.Wait(OnlineLimit) ?? throw new FlashException(
            $"The node did not come online within {OnlineLimit.TotalSeconds} s. Its serial port says why: see troubleshooting in boards/README.md.", isUsage: false);
        Console.WriteLine($"Online: {topic}");
    }

    private static void Print(NanoffCommand command)
    {
        Console.WriteLine("# " + command.What);
        Console.WriteLine(command);
    }

    // From a build folder or the working folder up to the folder that has boards/.
    private static string Root()
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Firmware.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new FlashException("This is not a copy of the repository: no Firmware.sln above it.", isUsage: true);
    }
}
