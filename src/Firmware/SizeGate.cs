using System.Reflection;
using System.Text;
using Firmware.Core;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>
    /// Stands between M2Mqtt and its socket and keeps messages away that are too long to be settings. M2Mqtt takes twice the length of a
    /// message from the heap before anybody can refuse it: one retained message of 30 KB would throw the node off at every start, for ever.
    /// Such a message is read in small pieces, acknowledged, and left as what it is: too long.
    /// One message at a time is let through: M2Mqtt would acknowledge and keep as many as the broker sends. The others are held here,
    /// unacknowledged, and what is behind them goes past them; when no more can be held nothing is read, and the broker has to wait.
    /// </summary>
    internal sealed class SizeGate : IMqttNetworkChannel
    {
        // Settings of the longest kind on the longest topic.
        private const int MaxPacketBytes = SettingsParser.MaxBytes + PacketStream.PieceBytes + 4;

        // MQTT 3.1.1 clauses 2.2.1, 3.3.1, 3.4 and 3.5.
        private const int PublishType = 0x30;
        private const int QosMask = 0x06;
        private const int RetainMask = 0x01;
        private const int QosTwo = 0x04;
        private const byte PubackType = 0x40;
        private const byte PubrecType = 0x50;

        private readonly IMqttNetworkChannel _socket;
        private readonly M2MqttInbox _inbox;
        private readonly M2MqttAttempt _attempt;
        private readonly HeldPackets _held = new HeldPackets();
        private readonly PacketStream _stream;

        // How many bytes of the remaining length M2Mqtt was given: it asks for them one by one.
        private int _lengthGiven;

        private SizeGate(IMqttNetworkChannel socket, M2MqttInbox inbox, M2MqttAttempt attempt)
        {
            _socket = socket;
            _stream = new PacketStream(socket);
            _inbox = inbox;
            _attempt = attempt;
        }

        /// <inheritdoc/>
        public bool DataAvailable => _socket.DataAvailable;

        /// <inheritdoc/>
        public bool ValidateServerCertificate
        {
            get => _socket.ValidateServerCertificate;
            set => _socket.ValidateServerCertificate = value;
        }

        /// <summary>Puts a gate into a client that is not connected yet. M2Mqtt has no other way to do that than its private field.</summary>
        public static void Insert(MqttClient client, M2MqttInbox inbox, M2MqttAttempt attempt)
        {
            FieldInfo channel = typeof(MqttClient).GetField("_channel", BindingFlags.NonPublic | BindingFlags.Instance);
            if (channel != null)
            {
                channel.SetValue(client, new SizeGate((IMqttNetworkChannel)channel.GetValue(client), inbox, attempt));
            }
        }

        /// <inheritdoc/>
        public void Connect() => _socket.Connect();

        /// <inheritdoc/>
        public void Accept() => _socket.Accept();

        /// <inheritdoc/>
        public void Close() => _socket.Close();

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int timeout) => _socket.Receive(buffer, timeout);

        /// <inheritdoc/>
        public int Send(byte[] buffer)
        {
            lock (_stream)
            {
                return _socket.Send(buffer);
            }
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer)
        {
            if (_held.IsGiving)
            {
                return _held.Give(buffer);
            }

            if (_lengthGiven < _stream.LengthCount)
            {
                buffer[0] = _stream.Length[_lengthGiven++];
                return 1;
            }

            if (_stream.Left > 0)
            {
                int read = _socket.Receive(buffer);
                _stream.Left -= read;
                return read;
            }

            return ReceiveFirst(buffer);
        }

        // The first byte of the next packet that is let through.
        private int ReceiveFirst(byte[] buffer)
        {
            while (_inbox.IsCurrent(_attempt))
            {
                if (_held.Any && _inbox.TryPass())
                {
                    _held.Begin();
                    return _held.Give(buffer);
                }

                // While messages are held back the socket is only read when it has something, and when there is room to hold it.
                if (_held.Any && (_held.IsFull || !_socket.DataAvailable))
                {
                    _inbox.WaitForRoom();
                    continue;
                }

                if (_socket.Receive(buffer) != 1 || !_stream.ReadLength())
                {
                    return 0;
                }

                _lengthGiven = 0;
                if ((buffer[0] & 0xF0) != PublishType || (_stream.Left <= MaxPacketBytes && !_held.Any && _inbox.TryPass()))
                {
                    return 1;
                }

                if (!(_stream.Left <= MaxPacketBytes ? Hold(buffer[0]) : PassOver(buffer[0])))
                {
                    return 0;
                }
            }

            return 0;
        }

        private bool Hold(byte header)
        {
            byte[] body = new byte[_stream.Left];
            if (_stream.Left > 0 && _socket.Receive(body) != body.Length)
            {
                return false;
            }

            _held.Add(header, _stream.Length, _stream.LengthCount, body);
            _lengthGiven = _stream.LengthCount;
            _stream.Left = 0;
            return true;
        }

        private bool PassOver(byte header)
        {
            _lengthGiven = _stream.LengthCount;
            int topicBytes = _stream.ReadNumber();
            bool known = topicBytes <= PacketStream.PieceBytes && _stream.ReadPiece(topicBytes);
            string topic = known ? Encoding.UTF8.GetString(_stream.Piece, 0, topicBytes) : "";
            int id = (header & QosMask) != 0 ? _stream.ReadNumber() : 0;
            int payloadBytes = _stream.Left;
            if (!_stream.SkipRest())
            {
                return false;
            }

            if (id > 0)
            {
                // At QoS 2 a PUBREL follows; M2Mqtt answers one that it knows nothing of, as it should.
                byte type = (header & QosMask) == QosTwo ? PubrecType : PubackType;
                Send(new byte[] { type, 2, (byte)(id >> 8), (byte)id });
            }

            _inbox.PutMessage(_attempt, topic, null, payloadBytes, (header & RetainMask) != 0);
            return true;
        }
    }
}
