using Mqtt.Packets;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Mqtt;

/// <summary>Carries one attempt from an established line to the end of the connection.</summary>
internal sealed class Connection
{
    // Bytes of MQTTnet's buffer for the fixed part of a packet: at first, and kept after a larger one.
    private const int FormatBytes = 128;
    private const int FormatBytesKept = 1024;

    private const int Idle = 0;
    private const int ReadsPackets = 1;
    private const int IsDrained = 2;

    private readonly Line _line;
    private readonly Attempt _attempt;
    private readonly Inbound _inbound;
    private readonly Receipts _receipts;
    private readonly KeepAlive _keepAlive;
    private readonly PacketReader _reader;
    private readonly Sender _sender;
    private readonly bool _looksAfter;
    private int _reading;

    internal Connection(MqttClientOptions options, Attempt attempt, Line line, Inbound inbound, Receipts receipts, EventRelay relay)
    {
        _line = line;
        _attempt = attempt;
        _inbound = inbound;
        _receipts = receipts;
        _looksAfter = options.KeepAliveSeconds > 0;
        _keepAlive = new KeepAlive(attempt, TimeSpan.FromSeconds(options.KeepAliveSeconds));
        MqttPacketFormatterAdapter format = new(MqttProtocolVersion.V311, new MqttBufferWriter(FormatBytes, FormatBytesKept));
        _reader = new PacketReader(line.Stream, format, PacketReader.MaxBytes) { HasRead = _keepAlive.HasRead };
        _sender = new Sender(line, new PacketWriter(line.Stream, format), attempt, _keepAlive, relay) { TryBeginReading = TryBeginReading };
        attempt.Send(options.ToConnect());
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>Why it ended.</returns>
    internal async Task<MqttReason> Run()
    {
        using CancellationTokenRegistration cut = _attempt.Ended.UnsafeRegister(static line => ((Line)line!).Cut(), _line);
        Task alive = _looksAfter ? _keepAlive.Run() : Task.CompletedTask;
        Task send = _sender.Run();
        MqttReason reason = await Receive().ConfigureAwait(false);
        if (reason == MqttReason.None)
        {
            // The sender ends the attempt, after it has sent its DISCONNECT.
            await send.ConfigureAwait(false);
        }

        bool hasLeft = reason == MqttReason.None || (_attempt.IsLeaving && await _sender.HasLeft().ConfigureAwait(false));
        _attempt.End(hasLeft ? MqttReason.ClosedByUs : reason);
        await Task.WhenAll(alive, send).ConfigureAwait(false);
        return _attempt.Reason;
    }

    private async Task<MqttReason> Receive()
    {
        try
        {
            while (Interlocked.CompareExchange(ref _reading, ReadsPackets, Idle) == Idle)
            {
                _keepAlive.Reading(true);
                MqttPacket? packet = await _reader.Read(_attempt.Ended).ConfigureAwait(false);
                _keepAlive.Reading(false);
                if (packet is null)
                {
                    return _attempt.Lost;
                }

                _ = Interlocked.Exchange(ref _reading, Idle);
                MqttReason reason = await _inbound.Handle(_attempt, packet).ConfigureAwait(false);
                if (reason != MqttReason.None)
                {
                    return reason;
                }

                bool isLastForNow = _receipts.AreFull || !(_reader.HasPacket || _line.HasMore);
                if (isLastForNow && !await _receipts.Settle(_attempt).ConfigureAwait(false))
                {
                    return MqttReason.ClosedByUs;
                }
            }

            return MqttReason.None;
        }
        catch (Exception exception)
        {
            return Explain(exception);
        }
    }

    private MqttReason Explain(Exception exception) => exception switch
    {
        MqttProtocolViolationException => MqttReason.ProtocolError,
        _ when _attempt.Reason != MqttReason.None => _attempt.Reason,
        OperationCanceledException => MqttReason.ClosedByUs,
        _ when !_attempt.IsAccepted && _line.IsSecure && TlsFailure.IsAlert(exception) => MqttReason.TlsFailed,
        IOException or ObjectDisposedException or System.Net.Sockets.SocketException => _attempt.Lost,
        _ => MqttReason.LibraryError,
    };

    private bool TryBeginReading() => Interlocked.CompareExchange(ref _reading, IsDrained, Idle) == Idle;
}
