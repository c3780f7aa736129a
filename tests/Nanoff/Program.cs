namespace Nanoff;

/// <summary>
/// Stands in for nanoff 2.5 and 3 where no device is there. It takes the options that they take, no others, and does to a pretended
/// board what they do to a real one. What is written here was read in nanoFirmwareFlasher at v2.5.162 and v3.0.0-preview.1.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Desk desk = Desk.Open();
        return desk.IsVersion3 ? VerbLine.Run(arguments, desk) : FlatLine.Run(arguments, desk);
    }
}
