using CommandLine;

namespace Nanoff;

/// <summary>nanoff 2.5: options without order.</summary>
internal static class FlatLine
{
    internal static int Run(string[] arguments, Desk desk)
    {
        if (arguments is ["--version"])
        {
            desk.NoteQuestion();
            Console.Error.WriteLine($"nanoff {desk.Version}+6c7b1f2a90");
            return 0;
        }

        desk.Note(arguments);
        return Parser.Default.ParseArguments<FlatOptions>(arguments).MapResult(options => Run(options, desk), _ => Desk.WrongArguments);
    }

    private static int Run(FlatOptions o, Desk desk)
    {
        if (o.NanoDevice)
        {
            return o.Platform is not null || o.Target is not null ? Desk.WrongArguments
                : o.SerialPort is null ? 6001
                : o.DeviceDetails ? desk.Answer("details", Steps.Details)
                : o.Deploy ? desk.Answer("image", board => Steps.Image(board, o.Image ?? ""))
                : Nothing();
        }

        // A serial port alone stands for an ESP32, unless it belongs to a deployment of files or of the network.
        bool esp32 = o.Platform == "esp32" || o.Target is not null || (o.SerialPort is not null && o.FileDeployment is null && o.NetworkDeployment is null);
        if (esp32)
        {
            int exitCode = Esp32(o, desk);
            if (exitCode != 0)
            {
                return exitCode;
            }
        }
        else if (o.FileDeployment is null && o.NetworkDeployment is null)
        {
            return Nothing();
        }

        int written = o.FileDeployment is null ? 0 : desk.Answer("files", board => Steps.Files(board, o.FileDeployment, o.SerialPort, desk));
        return written != 0 || o.NetworkDeployment is null
            ? written
            : desk.Answer("network", board => Steps.Network(board, o.NetworkDeployment, o.SerialPort, desk));
    }

    private static int Esp32(FlatOptions o, Desk desk)
        => o.SerialPort is null ? 6001
            : o.Update ? desk.Answer("firmware", board => Steps.Firmware(board, o.Target ?? "ESP32_REV3", o.FirmwareVersion, o.MassErase))
            : o.Deploy ? desk.Answer("image", _ => Steps.ImageAtFixedAddress())
            : Nothing();

    private static int Nothing()
    {
        Console.WriteLine("No operation was performed with the options supplied.");
        return 0;
    }
}
