using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware
{
    /// <summary>One attempt to connect, and the connection that comes of it. Its thread ends when the attempt is decided.</summary>
    internal sealed partial class M2MqttAttempt
    {
        // More than the node has under way at once. Messages that come in share this queue; beyond it M2Mqtt drops them unseen.
        private const int QueueSize = 64;

        // How long the broker may take to answer a message, in milliseconds. What it has not answered by then is given up.
        private const int AnswerMs = 5000;

        private readonly M2MqttInbox _inbox;
        private readonly TlsNeeds _needs;
        private readonly MqttConnection _connection;
        private LinkReason _refusal = LinkReason.None;
        private bool _sessionPresent;
        private bool _closed;

        public M2MqttAttempt(M2MqttInbox inbox, TlsNeeds needs, MqttConnection connection)
        {
            _inbox = inbox;
            _needs = needs;
            _connection = connection;
        }

        /// <summary>The client; null until the broker's name is resolved.</summary>
        public MqttClient Client { get; private set; }

        /// <summary>The keep-alive in milliseconds.</summary>
        public int KeepAliveMs => _connection.KeepAliveSeconds * 1000;

        /// <summary>Connects. The outcome is an event.</summary>
        public void Run()
        {
            LinkReason reason = Connect();
            if (!_inbox.IsCurrent(this))
            {
                Close();
                return;
            }

            if (reason == LinkReason.None)
            {
                _inbox.Put(this, MqttEventKind.Connected, 0, _sessionPresent);
                return;
            }

            _inbox.Put(this, MqttEventKind.Failed, (int)reason, false);
            Close();
        }

        /// <summary>Sends a DISCONNECT; the client then closes itself.</summary>
        public void Leave()
        {
            try
            {
                Client.Disconnect();
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
                // No memory for a thread: the socket goes with the next collection.
            }
        }

        private LinkReason Connect()
        {
            try
            {
                if (!DeviceNetwork.HasAddress())
                {
                    return LinkReason.NoNetwork;
                }

                LinkReason missing = _needs.Missing(_connection);
                if (missing != LinkReason.None)
                {
                    return missing;
                }

                // The constructor resolves the name, and throws when it cannot. CA and client certificate are those stored in the device.
                // M2Mqtt offers exactly one version of TLS, and 1.2 is the one that every broker has.
                Client = new MqttClient(
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

            try
            {
                Client.Settings.InflightQueueSize = QueueSize;

                // M2Mqtt sends a message again after a second without an answer. Within one connection nothing gets lost, so that brings it twice
                // wherever there and back takes longer; MQTT 3.1.1 clause 4.4 wants it after a reconnect only. The setters are not public.
                PrivateField.Set(typeof(MqttSettings), Client.Settings, "<AttemptsOnRetry>k__BackingField", 1);
                PrivateField.Set(typeof(MqttSettings), Client.Settings, "<DelayOnRetry>k__BackingField", AnswerMs);
                _inbox.GoOnCounting(Client);
                SizeGate.Insert(Client, _inbox, this);
                Client.ConnectionOpened += OnOpened;
                Client.ConnectionClosed += OnClosed;
                Client.MqttMsgSubscribed += OnSubscribed;
                Client.MqttMsgPublished += OnPublished;
                Client.MqttMsgPublishReceived += OnReceived;
                MqttReasonCode code = Client.Connect(
                    _connection.ClientId,
                    _connection.User.Length == 0 ? null : _connection.User,
                    _connection.Password.Length == 0 ? null : _connection.Password,
                    true,
                    MqttQoSLevel.AtLeastOnce,
                    true,
                    _connection.WillTopic,
                    _connection.WillPayload,
                    false,
                    (ushort)_connection.KeepAliveSeconds);
                return code != MqttReasonCode.Success ? ReasonOf(code) : _closed ? LinkReason.Lost : LinkReason.None;
            }
            catch (MqttConnectionException failed)
            {
                return _connection.Tls ? TlsReason.Of(ConnectFailure.CodeOf(failed.InnerException)) : LinkReason.Refused;
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

        private static LinkReason ReasonOf(MqttReasonCode code)
            => (int)code >= (int)LinkReason.BadProtocol && (int)code <= (int)LinkReason.NotAuthorized ? (LinkReason)(int)code : LinkReason.ServerUnavailable;

        private void Close()
        {
            try
            {
                // A client that hangs in Connect closes itself when that gives up: Run looks whether it still counts.
                Client?.Close();
                Client?.Dispose();
            }
            catch (Exception)
            {
                // Nothing more can be done about it.
            }
        }
    }
}
