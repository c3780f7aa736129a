namespace Firmware
{
    /// <summary>
    /// Takes the broker's answers to what the node has sent itself. M2Mqtt gets none of them: it would keep each for a message that it does not
    /// have, look at one in a turn, and let nothing behind it through.
    /// </summary>
    internal sealed class AnswerReader
    {
        private const int HighestQos = 2;

        // CONNACK and PUBREL have two bytes behind their length, PINGRESP none.
        private const int MaxBytes = 2;

        private readonly PacketReader _reader;
        private readonly PacketSender _sender;
        private readonly Handshakes _handshakes;
        private readonly M2MqttAttempt _attempt;

        public AnswerReader(PacketReader reader, PacketSender sender, Handshakes handshakes, M2MqttAttempt attempt)
        {
            _reader = reader;
            _sender = sender;
            _handshakes = handshakes;
            _attempt = attempt;
        }

        /// <summary>Whether the answer that has begun is one to what M2Mqtt has sent.</summary>
        /// <param name="header">Its first byte.</param>
        public bool IsForM2Mqtt(int header)
        {
            int type = header & PacketType.Mask;
            if (type == PacketType.ConnectAnswer)
            {
                _sender.Window.Confirm(_sender.Window.Position);
            }
            else if (type == PacketType.PingAnswer)
            {
                _sender.Window.PingAnswered();
            }
            else if (type != PacketType.PublishRelease)
            {
                return false;
            }

            return _reader.Left <= MaxBytes;
        }

        /// <summary>Reads the answer that has begun, and does what it asks for.</summary>
        /// <param name="header">Its first byte.</param>
        /// <returns>False when the connection ended, or when a broker does not send such a packet.</returns>
        public bool Handle(int header)
        {
            int type = header & PacketType.Mask;
            if (type == PacketType.SubscribeAnswer)
            {
                return HandleSubscribeAnswer();
            }

            if (_reader.Left != 2)
            {
                return false;
            }

            int id = _reader.ReadNumber();
            switch (type)
            {
                case PacketType.PublishReceived:
                    _sender.Send(_handshakes.Received(_attempt, id));
                    return true;
                case PacketType.PublishAnswer:
                case PacketType.PublishComplete:
                    _handshakes.Acknowledged(_attempt, id);
                    return true;
                default:
                    return false;
            }
        }

        private bool HandleSubscribeAnswer()
        {
            int id = _reader.ReadNumber();
            bool granted = true;
            int last = 0;
            while (_reader.Left > 0)
            {
                if (!_reader.ReadPiece(1))
                {
                    return false;
                }

                last = _reader.Piece[0];
                granted &= last <= HighestQos;
            }

            _handshakes.Subscribed(_attempt, id, last, granted);
            return true;
        }
    }
}
