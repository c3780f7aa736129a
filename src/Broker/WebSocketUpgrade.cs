using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Brokers;

/// <summary>
/// The server's side of a WebSocket handshake (RFC 6455, section 4.2), after which MQTT goes in binary frames (MQTT 3.1.1, section 6). The frames
/// are .NET's; only the request and its answer are handled here, so that no web server is needed. The path is ignored, as mosquitto does.
/// </summary>
internal static class WebSocketUpgrade
{
    // RFC 6455, section 1.3.
    private const string Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private const string SubProtocol = "mqtt";
    private const int MaxRequestBytes = 8192;

    /// <summary>Time for the request, and for the answer to a close frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    /// <summary>Answers the request of a client.</summary>
    /// <param name="plain">The connection, at its beginning.</param>
    /// <returns>The payload of the frames.</returns>
    /// <exception cref="IOException">It is not a WebSocket request for MQTT, or it comes from another site's page; the client got the answer.</exception>
    /// <exception cref="OperationCanceledException">No whole request came in time.</exception>
    internal static async Task<Stream> Accept(Stream plain)
    {
        using CancellationTokenSource limit = new(Patience);
        Dictionary<string, string> headers = await ReadHeaders(plain, limit.Token).ConfigureAwait(false);
        string? refusal = Judge(headers);
        if (refusal is not null)
        {
            await Write(plain, $"HTTP/1.1 {refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", limit.Token).ConfigureAwait(false);
            throw new IOException($"WebSocket request refused: {refusal}");
        }

        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(headers["Sec-WebSocket-Key"] + Magic)));
        await Write(
            plain,
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n" +
            $"Sec-WebSocket-Protocol: {SubProtocol}\r\n\r\n",
            limit.Token).ConfigureAwait(false);
        WebSocket socket = WebSocket.CreateFromStream(plain, new WebSocketCreationOptions { IsServer = true, SubProtocol = SubProtocol });
        return WebSocketStream.Create(socket, WebSocketMessageType.Binary, Goodbye);
    }

    // Byte by byte up to the blank line: what follows it belongs to the frames.
    private static async Task<Dictionary<string, string>> ReadHeaders(Stream stream, CancellationToken cancel)
    {
        byte[] request = new byte[MaxRequestBytes];
        int length = 0;
        while (!request.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (length == request.Length)
            {
                throw new IOException("the request is too long");
            }

            await stream.ReadExactlyAsync(request.AsMemory(length, 1), cancel).ConfigureAwait(false);
            length++;
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in Encoding.ASCII.GetString(request, 0, length).Split("\r\n").Skip(1))
        {
            int colon = line.IndexOf(':');
            if (colon > 0)
            {
                string name = line[..colon];
                string value = line[(colon + 1)..].Trim();
                headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier}, {value}" : value;
            }
        }

        return headers;
    }

    // The status line that refuses it; null if it is accepted.
    private static string? Judge(Dictionary<string, string> headers)
    {
        if (!Lists(headers, "Upgrade", "websocket") || !Lists(headers, "Connection", "Upgrade") || !headers.ContainsKey("Sec-WebSocket-Key"))
        {
            return "426 Upgrade Required\r\nUpgrade: websocket";
        }

        if (headers.GetValueOrDefault("Sec-WebSocket-Version") != "13")
        {
            return "426 Upgrade Required\r\nSec-WebSocket-Version: 13";
        }

        // MQTT 3.1.1, section 6: the client names it.
        if (!Lists(headers, "Sec-WebSocket-Protocol", SubProtocol))
        {
            return "400 Bad Request";
        }

        // A browser lets any page open a connection to this machine, and names the page's origin.
        return headers.TryGetValue("Origin", out string? origin) && !IsThisMachine(origin) ? "403 Forbidden" : null;
    }

    private static bool Lists(Dictionary<string, string> headers, string name, string word)
        => headers.TryGetValue(name, out string? list) && list.Split(',').Any(one => one.Trim().Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsThisMachine(string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) &&
            (page.Host == "localhost" || (IPAddress.TryParse(page.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)));

    private static async Task Write(Stream stream, string text, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancel).ConfigureAwait(false);
        await stream.FlushAsync(cancel).ConfigureAwait(false);
    }
}
