using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Flash.Release;

/// <summary>Where the files of a release are.</summary>
internal static partial class ReleaseLocation
{
    /// <summary>The address of the folder with the files of a version.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="from">What the command line says: an address in which <c>{version}</c> stands for the version; null for none.</param>
    /// <param name="version">The version, without <c>v</c>.</param>
    /// <exception cref="FlashException">It is not known, or not safe.</exception>
    public static Uri Of(string root, string? from, string version)
    {
        string address = (from ?? OnGitHub(root)).Replace("{version}", version).TrimEnd('/') + "/";
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? location) || location.Scheme is not ("http" or "https"))
        {
            throw new FlashException($"--from must be an address that begins with https://, not '{from}'.", isUsage: true);
        }

        // The checksums come from the same server as the images: an attacker who can change one can change the other.
        return location.Scheme == "https" || location.IsLoopback ? location
            : throw new FlashException($"--from must begin with https://, not '{from}': what comes without TLS may be anybody's.", isUsage: true);
    }

    private static string OnGitHub(string root)
    {
        Match match = GitHubAddress().Match(Origin(root));
        return match.Success
            ? $"https://github.com/{match.Groups[1].Value}/releases/download/v{{version}}"
            : throw new FlashException(
                "This copy does not come from GitHub, so it is not known where the releases are: say it with --from URL, where {version} stands for "
                + "the version.", isUsage: true);
    }

    private static string Origin(string root)
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", root, "remote", "get-url", "origin"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process git = Process.Start(start)!;
            string address = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return address.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^(?:https://|ssh://git@|git@)github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")]
    private static partial Regex GitHubAddress();
}
