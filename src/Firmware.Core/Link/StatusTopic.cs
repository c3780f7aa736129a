namespace Firmware.Core
{
    /// <summary>The retained <c>online</c> of the node, and whether the broker has it.</summary>
    public sealed class StatusTopic
    {
        /// <summary>Pause before an <c>online</c> that the client did not accept is said again, in milliseconds.</summary>
        public const int RepeatMs = 500;

        /// <summary>The word for a node that is connected.</summary>
        public static readonly byte[] Online = ByteWriter.BytesOf(Words.Online);

        /// <summary>The word for a node that is not.</summary>
        public static readonly byte[] Offline = ByteWriter.BytesOf(Words.Offline);

        private readonly IMqttLink _mqtt;
        private readonly MqttConnection _connection;
        private int _id;
        private long _repeatAtMs = long.MaxValue;

        /// <summary>Creates the status of a node that has said nothing.</summary>
        public StatusTopic(IMqttLink mqtt, MqttConnection connection)
        {
            _mqtt = mqtt;
            _connection = connection;
        }

        /// <summary>Whether a message is a status word.</summary>
        /// <param name="message">The message.</param>
        /// <param name="word"><see cref="Online"/> or <see cref="Offline"/>.</param>
        public static bool Says(MqttEvent message, byte[] word) => SettingsTable.Matches(word, message.Payload, 0, message.Length);

        /// <summary>Says <c>online</c>.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void SayOnline(long nowMs)
        {
            _id = _mqtt.Publish(_connection.WillTopic, Online, Online.Length, 1, true);
            _repeatAtMs = _id < 0 ? nowMs + RepeatMs : long.MaxValue;
        }

        /// <summary>Says <c>online</c> again if the client did not accept it. The link is online.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            if (nowMs >= _repeatAtMs)
            {
                SayOnline(nowMs);
            }

            return _repeatAtMs;
        }

        /// <summary>The client has given a message up. A node that is online must not stand as offline because of it.</summary>
        /// <param name="id">Of the message.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void GivenUp(int id, long nowMs)
        {
            if (id == _id)
            {
                SayOnline(nowMs);
            }
        }
    }
}
