using Flash.Input;
using Flash.Log;

namespace Flash;

/// <summary>Does with nanoff everything that flashing a board takes, and shows what the node says.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    internal static int Main(string[] arguments) => new CommandLine().Invoke(arguments, Run);

    private static int Run(FlashOptions options)
    {
        try
        {
            string root = Root();
            if (options.Log)
            {
                BoardFolder.Read(root, options.Board);
                using Interrupt interrupt = new();
                new SerialLog(options.Port, options.Baud).Follow(restart: false, interrupt.Token);
                return 0;
            }

            using FlashJob job = FlashJob.Prepare(options, root);
            job.Run();
            return 0;
        }
        catch (Exception failed) when (failed is FlashException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("flash: " + failed.Message);
            return failed is FlashException { IsUsage: true } ? WrongUsage : Failed;
        }
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
