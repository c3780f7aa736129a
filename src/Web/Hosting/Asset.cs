using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Web.Hosting;

/// <summary>One file for browsers, embedded in the assembly.</summary>
internal sealed class Asset
{
    private const string Prefix = "assets/";

    // Of 11. Higher levels take seconds for the largest file (1.1 MB) and save 5 %.
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private static readonly Assembly Home = typeof(Asset).Assembly;

    private readonly Lazy<byte[]> _packed;

    /// <summary>Reads an asset.</summary>
    internal Asset(string name)
    {
        using Stream stream = Home.GetManifestResourceStream(Prefix + name) ?? throw new ArgumentException(name, nameof(name));
        Plain = new byte[stream.Length];
        stream.ReadExactly(Plain);
        Version = Convert.ToHexStringLower(SHA256.HashData(Plain), 0, 8);
        ContentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".webmanifest" => "application/manifest+json",
            _ => "application/octet-stream",
        };
        _packed = new Lazy<byte[]>(Pack);
    }

    /// <summary>Names of all assets.</summary>
    internal static IEnumerable<string> Names => Home.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(static name => name[Prefix.Length..]);

    /// <summary>Its bytes.</summary>
    internal byte[] Plain { get; }

    /// <summary>Its bytes compressed with Brotli, on first use.</summary>
    internal byte[] Packed => _packed.Value;

    /// <summary>Changes with its content.</summary>
    internal string Version { get; }

    /// <summary>Its media type.</summary>
    internal string ContentType { get; }

    private byte[] Pack()
    {
        byte[] buffer = new byte[BrotliEncoder.GetMaxCompressedLength(Plain.Length)];
        return BrotliEncoder.TryCompress(Plain, buffer, out int written, BrotliQuality, BrotliWindow) ? buffer[..written] : Plain;
    }
}
