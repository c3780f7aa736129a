using System.Reflection;
using CommandLine;

namespace Nanoff;

/// <summary>nanoff 3: a verb, then words. It has no options in the form of 2.5 at the beginning.</summary>
internal static class VerbLine
{
    private static readonly Dictionary<string, Type> Verbs = new()
    {
        ["flash"] = typeof(FlashVerb),
        ["deploy"] = typeof(DeployVerb),
        ["details"] = typeof(DetailsVerb),
    };

    internal static int Run(string[] arguments, Desk desk)
    {
        if (arguments is ["--version"] or ["version"])
        {
            desk.NoteQuestion();
            Console.WriteLine($".NET nanoFramework Firmware Flasher v{desk.Version}+06913d2b1c");
            return 0;
        }

        desk.Note(arguments);
        using Parser parser = new(settings => settings.HelpWriter = Console.Out);
        return parser.ParseArguments<FlashVerb, DeployVerb, DetailsVerb>(Normalize(arguments)).MapResult(
            (FlashVerb flash) => Flash(flash, desk),
            (DeployVerb deploy) => Deploy(deploy, desk),
            (DetailsVerb details) => details.SerialPort is null ? 6001 : desk.Answer("details", Steps.Details),
            _ => Desk.WrongArguments);
    }

    // Each word that is a keyword of the verb becomes an option; everything else is a value.
    private static string[] Normalize(string[] arguments)
    {
        HashSet<string> keywords = arguments.Length > 0 && Verbs.TryGetValue(arguments[0], out Type? verb)
            ? [.. verb.GetProperties().Select(property => property.GetCustomAttribute<OptionAttribute>()!.LongName)]
            : [];
        return [.. arguments.Take(1), .. arguments.Skip(1).Select(word => keywords.Contains(word) ? "--" + word : word)];
    }

    private static int Flash(FlashVerb o, Desk desk)
        => o.SerialPort is null ? 6001
            : o.Target is null && o.Platform is null ? Desk.WrongArguments
            : desk.Answer("firmware", board => Steps.Firmware(board, o.Target ?? "ESP32_REV3", o.FirmwareVersion, o.MassErase));

    private static int Deploy(DeployVerb o, Desk desk)
    {
        if (new[] { o.Image, o.File, o.Network }.Count(one => one is not null) != 1)
        {
            Console.WriteLine("Error E9000: Invalid or missing arguments. (deploy requires one of image, file or network.)");
            return Desk.WrongArguments;
        }

        if (o.File is not null)
        {
            return desk.Answer("files", board => Steps.Files(board, o.File, o.SerialPort, desk));
        }

        if (o.Network is not null)
        {
            // A network alone counts as nothing done, says so, and is written.
            Console.WriteLine("No operation was performed with the options supplied.");
            return desk.Answer("network", board => Steps.Network(board, o.Network, o.SerialPort, desk));
        }

        return o.SerialPort is null ? 6001
            : desk.Answer("image", board => o.Target is null && o.Platform is null ? Steps.Image(board, o.Image!) : Steps.ImageAtFixedAddress());
    }
}
