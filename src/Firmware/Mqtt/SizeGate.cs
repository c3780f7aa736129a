using System;
using System.Reflection;
using Firmware.Core;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>
    /// Stands between M2Mqtt and its socket and keeps messages away that are too long to be settings. M2Mqtt takes twice the length of a
    /// message from the heap before anybody can refuse it: one retained message of 30 KB would throw the node off at every start, for ever.
    /// Such a message is read in small pieces, acknowledged, and left as what it is: too long. One message at a time is let through: M2Mqtt
    /// would acknowledge and keep as many as the broker sends. The others are held here, unacknowledged, and what is behind them goes past
    /// them; when no more can be held nothing is read. It also ends a connection when the broker has fallen silent or M2Mqtt has lost its way.
    /// </summary>
    internal sealed partial class SizeGate : IMqttNetworkChannel
    {
        // Settings of the longest kind on the longest topic.
        private const int MaxPacketBytes = SettingsParser.MaxBytes + PacketStream.PieceBytes + 4;

        // MQTT 3.1.1 clauses 2.2.1 and 3.3.1.
        private const int PublishType = 0x30;
        private const int QosMask = 0x06;

        // CONNACK, PUBLISH to PUBCOMP, SUBACK, UNSUBACK, PINGRESP: bit 1 << type (clause 2.2.1).
        private const int TypesOfBrokers = 0x2AFC;

        private static readonly byte[] PingRequest = { 0xC0, 0 };

        private readonly IMqttNetworkChannel _socket;
        private readonly M2MqttInbox _inbox;
        private readonly M2MqttAttempt _attempt;
        private readonly HeldPackets _held = new HeldPackets();
        private readonly PacketStream _stream;

        private readonly Silence _silence;
        private bool _lost;

        // How many bytes of the remaining length M2Mqtt was given: it asks for them one by one.
        private int _lengthGiven;

        private SizeGate(IMqttNetworkChannel socket, M2MqttInbox inbox, M2MqttAttempt attempt)
        {
            _socket = socket;
            _stream = new PacketStream(socket);
            _inbox = inbox;
            _attempt = attempt;
            _silence = new Silence(attempt.KeepAliveMs);
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
            FieldInfo channel = PrivateField.Of(typeof(MqttClient), "_channel");
            channel?.SetValue(client, new SizeGate((IMqttNetworkChannel)channel.GetValue(client), inbox, attempt));
        }

        /// <inheritdoc/>
        public void Connect()
        {
            _socket.Connect();
            _silence.End();
        }

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
                CheckSilence(buffer);
                int sent = _socket.Send(buffer);
                if ((buffer[0] & (0xF0 | QosMask)) == PublishType)
                {
                    _inbox.Sent();
                }

                return sent;
            }
        }

        // M2Mqtt asks for a sign of life only when it had nothing to send for a keep-alive. A node that sends more often would never learn
        // that nobody is there any more.
        private void CheckSilence(byte[] buffer)
        {
            if (_silence.IsTooLong)
            {
                throw new TimeoutException();
            }

            if (_silence.TakeDoubt() && buffer[0] != PingRequest[0])
            {
                _socket.Send(PingRequest);
            }
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer)
        {
            int read = 0;
            try
            {
                read = _lost ? 0 : Take(buffer);
            }
            catch (OutOfMemoryException)
            {
                // What was begun cannot be finished. The broker brings it again with the next connection.
            }

            _lost = read == 0;
            return read;
        }

        private int Take(byte[] buffer)
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
                // M2Mqtt reads the rest of a packet in one piece. When it wants something else it has lost its way: it goes on where there was
                // no memory for a packet, and takes its body for the next header.
                _stream.Left -= buffer.Length;
                return _stream.Left == 0 ? _socket.Receive(buffer) : 0;
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

                _silence.End();
                _lengthGiven = 0;
                if ((buffer[0] & 0xF0) != PublishType)
                {
                    return ((TypesOfBrokers >> (buffer[0] >> 4)) & 1) != 0 && _stream.Left <= MaxPacketBytes ? 1 : 0;
                }

                if (_stream.Left <= MaxPacketBytes && !_held.Any && _inbox.TryPass())
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
    }
}
