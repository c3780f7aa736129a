namespace Flash.Input;

/// <summary>A deployment image: assemblies as the device stores them, one behind the other.</summary>
internal static class ImageFile
{
    // An assembly begins with it (nf-interpreter, src/CLR/Core/TypeSystem.cpp:1365, compared with its NUL).
    private static ReadOnlySpan<byte> Marker => "NFMRK1\0"u8;

    /// <summary>Checks that there is an image and that it is one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="board">Name of the board, for the hint.</param>
    /// <exception cref="FlashException">It is missing, or something else.</exception>
    public static void Check(string path, string board)
    {
        if (!File.Exists(path))
        {
            throw new FlashException(
                $"There is no image {path}. Take a released one with --release VERSION, build src/Firmware/Firmware.nfproj with -p:Configuration=Release "
                    + $"-p:Board={board}, or give one with --image.",
                isUsage: true);
        }

        Span<byte> begin = stackalloc byte[Marker.Length];
        using FileStream file = File.OpenRead(path);
        if (file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) < begin.Length || !begin.SequenceEqual(Marker))
        {
            throw new FlashException($"{path} is no deployment image for firmware 1.x: it does not begin with NFMRK1.", isUsage: true);
        }
    }
}
