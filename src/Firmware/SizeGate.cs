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
    /// One message at a time is let through: M2Mqtt would acknowledge and keep as many as the broker sends. The others are held here
    /// unacknowledged, so that the broker stops after its window (20 on mosquitto), and what is behind them goes past them.
    /// </summary>
    internal sealed class SizeGate : IMqttNetworkChannel
    {
        // Settings of the longest kind on the longest topic.
        private const int MaxPacketBytes = SettingsParser.MaxBytes + MaxTopicBytes + 4;
        private const int MaxTopicBytes = 128;

        // MQTT 3.1.1 clauses 2.2.1, 3.3.1 and 3.4.
        private const int PublishType = 0x30;
        private const int QosMask = 0x06;
        private const int RetainMask = 0x01;
        private const byte PubackType = 0x40;

        private readonly IMqttNetworkChannel _socket;
        private readonly M2MqttLink _owner;
        private readonly M2MqttAttempt _attempt;
        private readonly HeldPackets _held = new HeldPackets();
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _piece = new byte[MaxTopicBytes];

        // The bytes of a remaining length, which M2Mqtt asks for one by one after the first byte of a packet.
        private readonly byte[] _length = new byte[4];
        private int _lengthCount;
        private int _lengthGiven;
        private int _left;

        private SizeGate(IMqttNetworkChannel socket, M2MqttLink owner, M2MqttAttempt attempt)
        {
            _socket = socket;
            _owner = owner;
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
        public static void Insert(MqttClient client, M2MqttLink owner, M2MqttAttempt attempt)
        {
            FieldInfo channel = typeof(MqttClient).GetField("_channel", BindingFlags.NonPublic | BindingFlags.Instance);
            if (channel != null)
            {
                channel.SetValue(client, new SizeGate((IMqttNetworkChannel)channel.GetValue(client), owner, attempt));
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
            lock (_piece)
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

            if (_lengthGiven < _lengthCount)
            {
                buffer[0] = _length[_lengthGiven++];
                return 1;
            }

            if (_left > 0)
            {
                int read = _socket.Receive(buffer);
                _left -= read;
                return read;
            }

            return ReceiveFirst(buffer);
        }

        // The first byte of the next packet that is let through.
        private int ReceiveFirst(byte[] buffer)
        {
            while (_owner.IsCurrent(_attempt))
            {
                if (_held.Any && _owner.TryPass())
                {
                    _held.Begin();
                    return _held.Give(buffer);
                }

                // While messages are held back the socket is only read when it has something, and when there is room to hold it.
                if (_held.Any && (_held.IsFull || !_socket.DataAvailable))
                {
                    _owner.WaitForRoom();
                    continue;
                }

                if (_socket.Receive(buffer) != 1 || !ReadLength())
                {
                    return 0;
                }

                if ((buffer[0] & 0xF0) != PublishType || (_left <= MaxPacketBytes && !_held.Any && _owner.TryPass()))
                {
                    return 1;
                }

                if (!(_left <= MaxPacketBytes ? Hold(buffer[0]) : PassOver(buffer[0])))
                {
                    return 0;
                }
            }

            return 0;
        }

        private bool Hold(byte header)
        {
            byte[] body = new byte[_left];
            if (_left > 0 && _socket.Receive(body) != body.Length)
            {
                return false;
            }

            _held.Add(header, _length, _lengthCount, body);
            _lengthGiven = _lengthCount;
            _left = 0;
            return true;
        }

        private bool ReadLength()
        {
            _lengthCount = 0;
            _lengthGiven = 0;
            _left = 0;
            do
            {
                if (_lengthCount == _length.Length || _socket.Receive(_one) != 1)
                {
                    return false;
                }

                _left |= (_one[0] & 0x7F) << (7 * _lengthCount);
                _length[_lengthCount++] = _one[0];
            }
            while ((_one[0] & 0x80) != 0);
            return true;
        }

        private bool PassOver(byte header)
        {
            _lengthGiven = _lengthCount;
            int topicBytes = ReadNumber();
            string topic = topicBytes <= MaxTopicBytes && ReadPiece(topicBytes) ? Encoding.UTF8.GetString(_piece, 0, topicBytes) : "";
            int id = (header & QosMask) != 0 ? ReadNumber() : 0;
            int payloadBytes = _left;
            while (_left > 0)
            {
                if (!ReadPiece(_left < _piece.Length ? _left : _piece.Length))
                {
                    return false;
                }
            }

            if (id > 0)
            {
                Send(new byte[] { PubackType, 2, (byte)(id >> 8), (byte)id });
            }

            _owner.PutMessage(_attempt, topic, null, payloadBytes, (header & RetainMask) != 0);
            return true;
        }

        private int ReadNumber() => ReadPiece(2) ? (_piece[0] << 8) | _piece[1] : 0;

        // The channel fills a whole array only, so a short piece is read byte by byte.
        private bool ReadPiece(int count)
        {
            if (count == _piece.Length)
            {
                _left -= count;
                return _socket.Receive(_piece) == count;
            }

            for (int i = 0; i < count; i++)
            {
                if (_socket.Receive(_one) != 1)
                {
                    return false;
                }

                _piece[i] = _one[0];
            }

            _left -= count;
            return true;
        }
    }
}
