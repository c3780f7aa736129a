using System.Net;
using System.Net.Sockets;
using Kit;

namespace Brokers.Embedded.Tests;

/// <summary>Sends bytes to a broker and looks at those that come back: for what no client does by itself.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _connection = new() { NoDelay = true };

    /// <summary>Connects.</summary>
    internal static async Task<RawClient> To(int port)
    {
        RawClient client = new();
        await client._connection.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>CONNECT of MQTT 3.1.1 with a clean session and a keep-alive of a minute, section 3.1.</summary>
    internal static byte[] Connect(string id, bool cleanSession = true) =>
        [0x10, (byte)(12 + id.Length), 0, 4, .. "MQTT"u8, 4, (byte)(cleanSession ? 2 : 0), 0, 60, 0, (byte)id.Length,
            .. System.Text.Encoding.ASCII.GetBytes(id)];

    /// <summary>Sends bytes.</summary>
    internal async Task Send(params byte[] bytes) => await _connection.GetStream().WriteAsync(bytes);

    /// <summary>Waits for one packet; the remaining length must fit one byte.</summary>
    internal async Task<byte[]> Receive()
    {
        byte[] header = await Receive(2);
        return [.. header, .. await Receive(header[1])];
    }

    /// <summary>Waits until the broker closes, and returns what it sent before as text.</summary>
    internal async Task<string> ReceiveText()
    {
        using CancellationTokenSource limit = new(Limits.Hang);
        using StreamReader reader = new(_connection.GetStream(), System.Text.Encoding.ASCII);
        return await reader.ReadToEndAsync(limit.Token);
    }

    /// <summary>Waits until the broker closes; everything that comes before is passed over.</summary>
    internal async Task IsClosed()
    {
        byte[] nowhere = new byte[1024];
        using CancellationTokenSource limit = new(Limits.Hang);
        try
        {
            while (await _connection.GetStream().ReadAsync(nowhere, limit.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private async Task<byte[]> Receive(int count)
    {
        byte[] bytes = new byte[count];
        using CancellationTokenSource limit = new(Limits.Hang);
        await _connection.GetStream().ReadExactlyAsync(bytes, limit.Token);
        return bytes;
    }
}
