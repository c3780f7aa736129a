namespace Firmware.Core
{
    /// <summary>What the node says about itself on its status topic, and whether the broker has it.</summary>
    public sealed class StatusTopic
    {
        /// <summary>Pause before <c>online</c> is said again that the client did not take, in milliseconds.</summary>
        public const int RepeatMs = 500;

        private static readonly byte[] OnlineWord = ByteWriter.Ascii("online");
        private static readonly byte[] OfflineWord = ByteWriter.Ascii("offline");

        private readonly IMqttLink _mqtt;
        private readonly MqttConnection _connection;

        /// <summary>Id of the message that was said last; -1 when the client did not take it.</summary>
        public int Id;

        /// <summary>When <c>online</c> has to be said again, in monotonic milliseconds.</summary>
        public long RepeatAtMs = long.MaxValue;

        /// <summary>Creates the status of a node that has said nothing.</summary>
        public StatusTopic(IMqttLink mqtt, MqttConnection connection)
        {
            _mqtt = mqtt;
            _connection = connection;
        }

        /// <summary>Says <c>online</c>. What the client does not take now is to be said again.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void SayOnline(long nowMs)
        {
            Id = Say(OnlineWord);
            RepeatAtMs = Id < 0 ? nowMs + RepeatMs : long.MaxValue;
        }

        /// <summary>Says <c>offline</c>, or clears retained topics in place of it.</summary>
        /// <param name="clear">The topics; null for none.</param>
        /// <returns>False when the client did not take it.</returns>
        public bool SayGoodbye(string[] clear)
        {
            RepeatAtMs = long.MaxValue;
            Id = clear == null ? Say(OfflineWord) : -1;
            for (int i = 0; clear != null && i < clear.Length; i++)
            {
                // The broker acknowledges in order, so the last id stands for all of them.
                Id = _mqtt.Publish(clear[i], OfflineWord, 0, 1, true);
            }

            return Id >= 0;
        }

        private int Say(byte[] word) => _mqtt.Publish(_connection.WillTopic, word, word.Length, 1, true);
    }
}
