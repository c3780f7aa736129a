namespace Firmware.Core
{
    /// <summary>The retained word of the node about itself, and whether the broker has it.</summary>
    public sealed class StatusTopic
    {
        /// <summary>Pause before a word that the client did not accept is said again, in milliseconds.</summary>
        public const int RepeatMs = 500;

        /// <summary>The word for a node that is connected.</summary>
        public static readonly byte[] Online = ByteWriter.BytesOf(Words.Online);

        /// <summary>The word for a node that is not.</summary>
        public static readonly byte[] Offline = ByteWriter.BytesOf(Words.Offline);

        /// <summary>The word for a node that sleeps until its next sample.</summary>
        public static readonly byte[] Asleep = ByteWriter.BytesOf(Words.Asleep);

        private readonly IMqttLink _mqtt;
        private readonly MqttConnection _connection;
        private byte[] _word;
        private bool _isAcknowledged;
        private int _id;
        private long _repeatAtMs = long.MaxValue;

        /// <summary>Creates the status of a node that has said nothing.</summary>
        public StatusTopic(IMqttLink mqtt, MqttConnection connection)
        {
            _mqtt = mqtt;
            _connection = connection;
        }

        /// <summary>What was said last on this connection; null for nothing.</summary>
        public byte[] Word => _word;

        /// <summary>Whether the broker has it for certain.</summary>
        public bool IsAcknowledged => _isAcknowledged;

        /// <summary>Whether a message is a status word.</summary>
        /// <param name="message">The message.</param>
        /// <param name="word">One of the words.</param>
        public static bool Is(MqttEvent message, byte[] word) => SettingsTable.Matches(word, message.Payload, 0, message.Length);

        /// <summary>Begins a connection on which nothing has to be said yet.</summary>
        public void Begin()
        {
            _word = null;
            _isAcknowledged = false;
            _repeatAtMs = long.MaxValue;
        }

        /// <summary>Publishes a word.</summary>
        /// <param name="word">One of the words.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Publish(byte[] word, long nowMs)
        {
            _word = word;
            _isAcknowledged = false;
            _id = _mqtt.Publish(_connection.WillTopic, word, word.Length, 1, true);
            _repeatAtMs = _id < 0 ? nowMs + RepeatMs : long.MaxValue;
        }

        /// <summary>Publishes the word again if the client did not accept it. The link is online.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            if (nowMs >= _repeatAtMs)
            {
                Repeat(nowMs);
            }

            return _repeatAtMs;
        }

        /// <summary>Publishes the last word again, if there is one: another client has published something wrong.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Repeat(long nowMs)
        {
            if (_word != null)
            {
                Publish(_word, nowMs);
            }
        }

        /// <summary>A message is settled. A node that is online must not stand as offline because the client has given one up.</summary>
        /// <param name="id">Of the message.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Published(int id, bool acknowledged, long nowMs)
        {
            if (id == _id)
            {
                _isAcknowledged = acknowledged;
                if (!acknowledged)
                {
                    Repeat(nowMs);
                }
            }
        }
    }
}
