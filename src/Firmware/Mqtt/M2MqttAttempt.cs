using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    /// <summary>One attempt to connect, and the connection that comes of it. Its thread ends when the attempt is decided.</summary>
    internal sealed class M2MqttAttempt
    {
        // More than ever comes in at once. Beyond it M2Mqtt drops messages unseen.
        private const int QueueSize = 64;

        private readonly M2MqttInbox _inbox;
        private readonly Handshakes _handshakes;
        private readonly TlsNeeds _needs;
        private readonly MqttConnection _connection;
        private MqttClient _client;
        private PacketGate _gate;
        private LinkReason _refusal = LinkReason.None;
        private bool _sessionPresent;
        private bool _connected;
        private bool _closed;

        /// <summary>Creates an attempt that has not begun. Nobody else has its connection: the node may change its own meanwhile.</summary>
        public M2MqttAttempt(M2MqttInbox inbox, Handshakes handshakes, TlsNeeds needs, MqttConnection connection)
        {
            _inbox = inbox;
            _handshakes = handshakes;
            _needs = needs;
            _connection = connection;
        }

        /// <summary>The keep-alive in milliseconds.</summary>
        public int KeepAliveMs => _connection.KeepAliveSeconds * 1000;

        /// <summary>Whether the broker has been silent for so long that the connection is not worth keeping.</summary>
        public bool IsSilent(long nowMs) => _connected && _gate.KeepAlive.IsSilent(nowMs);

        /// <summary>Connects. The outcome is an event.</summary>
        public void Run()
        {
            LinkReason reason = Connect();
            if (reason == LinkReason.None)
            {
                _inbox.Put(this, MqttEventKind.Connected, 0, _sessionPresent);
                return;
            }

            // Before anybody is told: a handshake of TLS that fails closes the socket by itself, and the one that is closed with it now must not
            // be that of the next attempt.
            Close();
            _inbox.Put(this, MqttEventKind.Failed, (int)reason, false);
        }

        /// <summary>Sends a DISCONNECT; the client then closes itself.</summary>
        public void Leave()
        {
            try
            {
                _client.Disconnect();
            }
            catch (Exception)
            {
                Drop();
            }
        }

        /// <summary>Closes without a DISCONNECT, on a thread of its own: it takes M2Mqtt seconds.</summary>
        public void Drop()
        {
            try
            {
                new Thread(Close).Start();
            }
            catch (Exception)
            {
                // No memory for a thread: the reader leaves a connection that no longer counts, and M2Mqtt closes it.
            }
        }

        private LinkReason Connect()
        {
            try
            {
                LinkReason missing = DeviceNetwork.HasAddress() ? _needs.Missing(_connection) : LinkReason.NoNetwork;
                if (missing != LinkReason.None)
                {
                    return missing;
                }

                // Resolves the name, and throws when it cannot. CA and client certificate are those stored in the device. M2Mqtt offers exactly
                // one version of TLS: 1.2 is the one that every broker has.
                _client = new MqttClient(
                    _connection.Host, _connection.Port, _connection.Tls, null, null, _connection.Tls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
            }
            catch (OutOfMemoryException)
            {
                return LinkReason.NoMemory;
            }
            catch (Exception)
            {
                return LinkReason.NameNotResolved;
            }

            // A slow name server may answer when the next attempt is long under way.
            return _inbox.IsCurrent(this) ? Introduce() : LinkReason.Lost;
        }

        private LinkReason Introduce()
        {
            try
            {
                _client.Settings.InflightQueueSize = QueueSize;
                _gate = M2MqttInternals.InsertGate(_client, _inbox, _handshakes, this);
                if (_gate == null)
                {
                    return LinkReason.WrongLibrary;
                }

                _client.ConnectionOpened += OnOpened;
                _client.ConnectionClosed += OnClosed;
                _client.MqttMsgPublishReceived += OnReceived;
                MqttReasonCode code = SendConnect();
                if (code != MqttReasonCode.Success)
                {
                    return ReasonOf(code);
                }

                _handshakes.Resume(this, _gate.Sender, _sessionPresent);
                _connected = true;
                return _closed ? LinkReason.Lost : LinkReason.None;
            }
            catch (MqttConnectionException failed)
            {
                return _connection.Tls ? TlsReason.Of(M2MqttInternals.ErrorCodeOf(failed.InnerException)) : LinkReason.Refused;
            }
            catch (OutOfMemoryException)
            {
                return LinkReason.NoMemory;
            }
            catch (Exception failed)
            {
                // A broker that refuses closes at once, so that M2Mqtt reports the loss and not the refusal: that came before, in OnOpened.
                return _refusal != LinkReason.None ? _refusal : failed is MqttTimeoutException ? LinkReason.NoConnack : LinkReason.Lost;
            }
        }

        private MqttReasonCode SendConnect() => _client.Connect(
            _connection.ClientId,
            _connection.User.Length == 0 ? null : _connection.User,
            _connection.Password.Length == 0 ? null : _connection.Password,
            _connection.IsWillRetained,
            MqttQoSLevel.AtLeastOnce,
            true,
            _connection.WillTopic,
            _connection.WillPayload,
            false,
            (ushort)_connection.KeepAliveSeconds);

        private static LinkReason ReasonOf(MqttReasonCode code)
            => (int)code >= (int)LinkReason.BadProtocol && (int)code <= (int)LinkReason.NotAuthorized ? (LinkReason)(int)code : LinkReason.ServerUnavailable;

        private void Close()
        {
            try
            {
                // A client that hangs in Connect closes itself when that gives up.
                _client?.Close();
                _client?.Dispose();
            }
            catch (Exception)
            {
                // Nothing more can be done about it.
            }
        }

        private void OnOpened(object sender, ConnectionOpenedEventArgs e)
        {
            _sessionPresent = e.Message.SessionPresent;
            if (e.Message.ReturnCode != MqttReasonCode.Success)
            {
                _refusal = ReasonOf(e.Message.ReturnCode);
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            _closed = true;
            bool silent = _gate.KeepAlive.IsCause(Environment.TickCount64);
            _inbox.Put(this, MqttEventKind.Lost, (int)(silent ? LinkReason.Silent : LinkReason.Lost), false);
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
            => _inbox.PutMessage(this, e.Topic, e.Message, e.Message.Length, e.Retain);
    }
}
