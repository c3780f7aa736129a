using System.Net;
using Kit;

namespace Boards.Tests;

/// <summary>A web server on this machine with the files of a release, as the workflow makes them.</summary>
internal sealed class ReleaseServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();

    private ReleaseServer()
    {
    }

    /// <summary>What <c>--from</c> is given.</summary>
    internal string Address => $"http://127.0.0.1:{_port}/v{{version}}";

    /// <summary>Makes a release of this version with pretended images, and serves it.</summary>
    internal static ReleaseServer Start()
    {
        ReleaseServer server = new();
        foreach (object[] board in BoardFolderTests.Boards)
        {
            string image = Path.Combine(server._folder.Path, "images", (string)board[0], "Release", "Firmware.bin");
            Directory.CreateDirectory(Path.GetDirectoryName(image)!);
            System.IO.File.WriteAllText(image, "NFMRK1\0\0" + board[0]);
        }

        string version = Firmware.Core.FirmwareVersion.Text;
        (int exitCode, string printed) = Scripts.Run("boards/release-files", version, server.File(""), Path.Combine(server._folder.Path, "images"));
        Assert.AreEqual(0, exitCode, printed);
        server._listener.Prefixes.Add($"http://127.0.0.1:{server._port}/");
        server._listener.Start();
        _ = server.Serve();
        return server;
    }

    /// <summary>Path of a file of the release.</summary>
    internal string File(string name) => Path.Combine(_folder.Path, $"v{Firmware.Core.FirmwareVersion.Text}", name);

    /// <summary>Serves no more.</summary>
    internal void Stop() => _listener.Stop();

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                string path = _folder.File(context.Request.Url!.AbsolutePath.TrimStart('/'));
                using HttpListenerResponse response = context.Response;
                if (System.IO.File.Exists(path))
                {
                    await response.OutputStream.WriteAsync(await System.IO.File.ReadAllBytesAsync(path));
                }
                else
                {
                    response.StatusCode = 404;
                }
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
