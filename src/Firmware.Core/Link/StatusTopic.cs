namespace Firmware.Core
{
    /// <summary>What the node says about itself on its status topic, and whether the broker has it.</summary>
    public sealed class StatusTopic
    {
        /// <summary>Pause before <c>online</c> is said again that the client did not take, in milliseconds.</summary>
        public const int RepeatMs = 500;

        private static readonly byte[] OnlineWord = ByteWriter.BytesOf("online");
        private static readonly byte[] OfflineWord = ByteWriter.BytesOf("offline");

        private readonly IMqttLink _mqtt;
        private readonly MqttConnection _connection;
        private string[] _clear;
        private int _unsaid;

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

        /// <summary>Whether all of the goodbye has been said. The broker acknowledges in order, so <see cref="Id"/> then stands for all of it.</summary>
        public bool IsSaid => _unsaid == 0;

        /// <summary>Says <c>offline</c>, or clears retained topics in place of it, as far as the client takes it now.</summary>
        /// <param name="clear">The topics; null for none.</param>
        public void SayGoodbye(string[] clear)
        {
            RepeatAtMs = long.MaxValue;
            Id = -1;
            _clear = clear;
            _unsaid = clear == null ? 1 : clear.Length;
            GoOn();
        }

        /// <summary>Says what is left of the goodbye, as far as the client takes it now.</summary>
        public void GoOn()
        {
            while (_unsaid > 0)
            {
                int id = _clear == null ? Say(OfflineWord) : _mqtt.Publish(_clear[_clear.Length - _unsaid], OfflineWord, 0, 1, true);
                if (id < 0)
                {
                    return;
                }

                Id = id;
                _unsaid--;
            }
        }

        private int Say(byte[] word) => _mqtt.Publish(_connection.WillTopic, word, word.Length, 1, true);
    }
}
