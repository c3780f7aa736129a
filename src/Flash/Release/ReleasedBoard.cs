using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Flash.Input;

namespace Flash.Release;

/// <summary>
/// A board of a release: its image, and the <c>board.properties</c> that were in force when it was built, since an image belongs to one
/// firmware. Both are held against the release's list of SHA-256 checksums before anything is used.
/// </summary>
internal sealed partial class ReleasedBoard : IDisposable
{
    /// <summary>The list of checksums, in the form of <c>sha256sum</c>.</summary>
    public const string Checksums = "SHA256SUMS";

    // The largest deployment partition of the supported targets has 1.75 MiB.
    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flash-release-");

    private ReleasedBoard(BoardFolder board, byte[] image, string name)
    {
        Board = board;
        Image = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Image, image);
    }

    /// <summary>The board as it was then.</summary>
    public BoardFolder Board { get; }

    /// <summary>Full path of the image; it vanishes with <see cref="Dispose"/>.</summary>
    public string Image { get; }

    /// <summary>Fetches a board.</summary>
    /// <param name="location">The folder with the release's files.</param>
    /// <param name="board">Name of the board.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="FlashException">It is missing, or does not match the checksums.</exception>
    public static ReleasedBoard Fetch(Uri location, string board, string version)
    {
        using HttpClient client = new() { Timeout = Limit, MaxResponseContentBufferSize = MaxBytes };
        Dictionary<string, string> sums = ReadSums(Get(client, new Uri(location, Checksums)));
        string image = $"{board}-{version}.bin";
        string properties = $"{board}-{version}.properties";
        if (!sums.ContainsKey(image) || !sums.ContainsKey(properties))
        {
            string[] there =
                [.. sums.Keys.Where(name => name.EndsWith($"-{version}.bin", StringComparison.Ordinal)).Select(name => name[..^$"-{version}.bin".Length])];
            throw new FlashException($"Release {version} has no image for '{board}'. It has: {string.Join(", ", there)}.", isUsage: true);
        }

        byte[] text = Verified(client, location, properties, sums);
        byte[] bytes = Verified(client, location, image, sums);
        return new ReleasedBoard(BoardFolder.Parse(board, properties, Encoding.UTF8.GetString(text)), bytes, image);
    }

    /// <summary>Removes the image.</summary>
    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Checks the form of a version.</summary>
    public static bool IsVersion(string text) => VersionPattern().IsMatch(text);

    private static byte[] Verified(HttpClient client, Uri location, string name, Dictionary<string, string> sums)
    {
        byte[] bytes = Get(client, new Uri(location, name));
        string sum = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return sum == sums[name] ? bytes : throw new FlashException(
            $"{name} is not what was released: its SHA-256 is {sum}, and {Checksums} says {sums[name]}. Nothing was written to the device.", isUsage: false);
    }

    private static byte[] Get(HttpClient client, Uri address)
    {
        try
        {
            return client.GetByteArrayAsync(address).GetAwaiter().GetResult();
        }
        catch (HttpRequestException failed)
        {
            string why = failed.StatusCode is { } status ? $"the server answers {(int)status} {status}" : failed.Message;
            throw new FlashException($"{address} cannot be had: {why}.", isUsage: false);
        }
        catch (TaskCanceledException)
        {
            throw new FlashException($"{address} did not come within {Limit.TotalMinutes} minutes.", isUsage: false);
        }
    }

    private static Dictionary<string, string> ReadSums(byte[] list)
    {
        Dictionary<string, string> sums = [];
        foreach (Match line in SumLine().Matches(Encoding.UTF8.GetString(list)))
        {
            sums[line.Groups[2].Value] = line.Groups[1].Value.ToLowerInvariant();
        }

        return sums;
    }

    [GeneratedRegex(@"^([0-9a-fA-F]{64}) [ *](\S+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex SumLine();

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}\.\d{1,4}(-[0-9A-Za-z.]{1,20})?$")]
    private static partial Regex VersionPattern();
}
