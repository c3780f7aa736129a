using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Mqtt.Packets;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Brokers;

/// <summary>One connection as MQTTnet.Server sees it, with a limit for what a packet may have.</summary>
internal sealed class Channel : IMqttChannelAdapter
{
    private const int FormatBytes = 512;
    private const int FormatBytesKept = 4096;

    private static readonly TimeSpan LastPacketLimit = TimeSpan.FromSeconds(1);

    private readonly Stream _stream;
    private readonly Caller _caller;
    private readonly bool _isRepaired;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PacketReader _reader;
    private readonly PacketWriter _writer;

    internal Channel(Stream stream, IPEndPoint from, IPEndPoint to, EmbeddedBrokerOptions options)
    {
        _stream = stream;
        _caller = new Caller(from, this);
        _isRepaired = options.IsRepaired;
        LocalEndPoint = to;
        PacketFormatterAdapter = new MqttPacketFormatterAdapter(new MqttBufferWriter(FormatBytes, FormatBytesKept));
        _reader = new PacketReader(stream, PacketFormatterAdapter, options.MaxPacketBytes);
        _writer = new PacketWriter(stream, PacketFormatterAdapter);
    }

    /// <inheritdoc/>
    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; }

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => _caller;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint { get; }

    /// <inheritdoc/>
    public bool IsSecureConnection => _stream is SslStream;

    /// <inheritdoc/>
    public X509Certificate2? ClientCertificate => null;

    /// <inheritdoc/>
    public long BytesReceived => _reader.Total;

    /// <inheritdoc/>
    public long BytesSent => _writer.Total;

    /// <summary>Completed when its CONNECT has been answered, or is answered no more.</summary>
    internal Task Answered => _answered.Task;

    /// <summary>Completed when MQTTnet.Server has done with it: its will is sent, and its session is gone if it is not kept.</summary>
    internal Task Over => _over.Task;

    /// <summary>Whether its session lasts longer than the connection. Of MQTT 5 as the CONNECT says it.</summary>
    internal bool KeepsSession => _caller.Connect is { } connect
        && (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.V500 ? connect.SessionExpiryInterval > 0 : !connect.CleanSession);

    /// <summary>Has MQTTnet.Server serve it to its end.</summary>
    internal async Task Serve(Func<IMqttChannelAdapter, Task> server)
    {
        try
        {
            await server(this).ConfigureAwait(false);
        }
        finally
        {
            _answered.TrySetResult();
            _over.SetResult();
        }
    }

    /// <summary>Ends it because another connection takes its id.</summary>
    /// <returns>When it is over.</returns>
    internal async Task End()
    {
        try
        {
            using CancellationTokenSource limit = new(LastPacketLimit);
            await SendDisconnect(MqttDisconnectReasonCode.SessionTakenOver, limit.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException or MqttCommunicationException)
        {
            // It has disconnected by itself, or does not read.
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await Over.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void ResetStatistics()
    {
    }

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>What ends it may be under way: its token stays.</remarks>
    public void Dispose() => _sending.Dispose();

    /// <inheritdoc/>
    /// <returns>Null at the end of the connection.</returns>
    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
            MqttPacket? packet = await _reader.Read(either.Token).ConfigureAwait(false);
            if (packet is MqttConnectPacket connect)
            {
                _caller.Connect = connect;
                if (_isRepaired && PacketFormatterAdapter.ProtocolVersion != MqttProtocolVersion.V500)
                {
                    Repairs.Name(connect);
                }
            }

            return packet;
        }
        catch (PacketTooLargeException)
        {
            await SendDisconnect(MqttDisconnectReasonCode.PacketTooLarge, cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or IOException or SocketException or WebSocketException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _writer.Add(packet);
            await _writer.Flush(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is ObjectDisposedException or IOException or SocketException or WebSocketException)
        {
            throw new MqttCommunicationException(broken);
        }
        finally
        {
            _sending.Release();
            if (packet is MqttConnAckPacket)
            {
                _answered.TrySetResult();
            }
        }
    }

    // MQTT 5, clause 3.14; a client of MQTT 3.1.1 finds itself cut off.
    private async Task SendDisconnect(MqttDisconnectReasonCode why, CancellationToken cancel)
    {
        if (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.V500)
        {
            await SendPacketAsync(new MqttDisconnectPacket { ReasonCode = why }, cancel).ConfigureAwait(false);
        }
    }
}
