namespace Firmware.Core
{
    /// <summary>What a node says before it disconnects: the retained <c>offline</c>, or empty messages that clear retained topics.</summary>
    public sealed class Farewell
    {
        private readonly IMqttLink _mqtt;
        private readonly MqttConnection _connection;
        private string[] _clear;
        private int _unsent;
        private int _id;

        /// <summary>Creates a farewell that has not begun.</summary>
        public Farewell(IMqttLink mqtt, MqttConnection connection)
        {
            _mqtt = mqtt;
            _connection = connection;
        }

        /// <summary>Begins, and sends as much as the client accepts now.</summary>
        /// <param name="clear">Retained topics to be cleared, in place of <c>offline</c>; null for none.</param>
        public void Begin(string[] clear)
        {
            _clear = clear;
            _unsent = clear == null ? 1 : clear.Length;
            Continue();
        }

        /// <summary>Sends what is left, as much as the client accepts now.</summary>
        public void Continue()
        {
            while (_unsent > 0)
            {
                string topic = _clear == null ? _connection.WillTopic : _clear[_clear.Length - _unsent];
                int id = _mqtt.Publish(topic, StatusTopic.Offline, _clear == null ? StatusTopic.Offline.Length : 0, 1, true);
                if (id < 0)
                {
                    return;
                }

                _id = id;
                _unsent--;
            }
        }

        /// <summary>Whether a message is the last one. The broker acknowledges in order, so its acknowledgement stands for all of them.</summary>
        /// <param name="id">Of the message.</param>
        public bool EndsWith(int id) => _unsent == 0 && id == _id;

        /// <summary>Disconnects. Without an acknowledged goodbye only the last will can say <c>offline</c>, and a DISCONNECT would drop the will.</summary>
        /// <param name="isAcknowledged">Whether the broker has all of the goodbye.</param>
        public void Disconnect(bool isAcknowledged)
        {
            if (isAcknowledged)
            {
                _mqtt.Close();
            }
            else
            {
                _mqtt.Abandon();
            }
        }
    }
}
