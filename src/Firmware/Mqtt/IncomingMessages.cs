using System.Text;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// Messages on their way to M2Mqtt. One at a time is let through: M2Mqtt would acknowledge and keep as many as the broker sends. The others
    /// are held here, unacknowledged. M2Mqtt takes twice the length of a message from the heap before anybody can refuse it: one retained message
    /// of 30 KB would throw the node off at every start, for ever. Such a message is read in small pieces, acknowledged, and left as what it is:
    /// too long.
    /// </summary>
    internal sealed class IncomingMessages
    {
        /// <summary>Settings of the longest kind on the longest topic: no packet that M2Mqtt gets is longer.</summary>
        public const int MaxPacketBytes = SettingsParser.MaxBytes + PacketReader.PieceBytes + 4;

        private readonly PacketReader _reader;
        private readonly PacketSender _sender;
        private readonly M2MqttInbox _inbox;
        private readonly M2MqttAttempt _attempt;
        private readonly HeldPackets _held = new HeldPackets();

        public IncomingMessages(PacketReader reader, PacketSender sender, M2MqttInbox inbox, M2MqttAttempt attempt)
        {
            _reader = reader;
            _sender = sender;
            _inbox = inbox;
            _attempt = attempt;
        }

        /// <summary>Whether messages are held.</summary>
        public bool AnyHeld => _held.Any;

        /// <summary>Whether no more can be held: nothing may be read before one is let through.</summary>
        public bool IsFull => _held.IsFull;

        /// <summary>Whether M2Mqtt is reading one that was held.</summary>
        public bool IsGiving => _held.IsGiving;

        /// <summary>Gives M2Mqtt the next piece of it.</summary>
        public int Give(byte[] buffer) => _held.Give(buffer);

        /// <summary>Gives M2Mqtt the first byte of the oldest one, when it may have it.</summary>
        public bool TryGive(byte[] first)
        {
            if (!_held.Any || !_inbox.TryPass())
            {
                return false;
            }

            _held.Begin();
            _held.Give(first);
            return true;
        }

        /// <summary>Whether M2Mqtt may read the message that has begun straight from the socket.</summary>
        public bool MayPass() => _reader.Left <= MaxPacketBytes && !_held.Any && _inbox.TryPass();

        /// <summary>Takes the message that has begun away from M2Mqtt: for now, or for good.</summary>
        /// <param name="header">Its first byte.</param>
        /// <returns>False when the connection ended.</returns>
        public bool Keep(byte header) => _reader.Left <= MaxPacketBytes ? Hold(header) : PassOver(header);

        private bool Hold(byte header)
        {
            byte[] body = new byte[_reader.Left];
            if (!_reader.ReadRest(body))
            {
                return false;
            }

            _held.Add(header, _reader.Length, _reader.LengthCount, body);
            return true;
        }

        private bool PassOver(byte header)
        {
            int topicBytes = _reader.ReadNumber();
            bool known = topicBytes <= PacketReader.PieceBytes && _reader.ReadPiece(topicBytes);
            string topic = known ? Encoding.UTF8.GetString(_reader.Piece, 0, topicBytes) : "";
            int qos = known ? header & PacketType.QosMask : 0;
            int id = qos != 0 ? _reader.ReadNumber() : 0;
            int payloadBytes = _reader.Left;
            if (!_reader.SkipRest())
            {
                return false;
            }

            if (id > 0)
            {
                // At QoS 2 a PUBREL follows; M2Mqtt answers one that it knows nothing of, as it should.
                _sender.Send(Packets.Answer(qos == PacketType.QosTwo ? PacketType.PublishReceived : PacketType.PublishAnswer, id));
            }

            _inbox.PutMessage(_attempt, topic, null, payloadBytes, (header & PacketType.RetainFlag) != 0);
            return true;
        }
    }
}
