namespace Firmware.Core
{
    /// <summary>Retained topics at a location that the node has left, on the same broker: nobody speaks there any more, so they are cleared.</summary>
    public sealed class StaleTopics
    {
        private readonly IMqttLink _mqtt;
        private string[] _topics = new string[0];
        private int _cleared;

        /// <summary>Creates an empty list.</summary>
        public StaleTopics(IMqttLink mqtt) => _mqtt = mqtt;

        /// <summary>Whether all of them have been cleared.</summary>
        public bool AreCleared => _cleared == _topics.Length;

        /// <summary>Sets what is to be cleared.</summary>
        public void Set(string[] topics)
        {
            _topics = topics;
            _cleared = 0;
        }

        /// <summary>Clears as many as the client accepts now. The link is up.</summary>
        public void Clear()
        {
            while (!AreCleared && _mqtt.Publish(_topics[_cleared], ByteWriter.Nothing, 0, 1, true) >= 0)
            {
                _cleared++;
            }
        }
    }
}
