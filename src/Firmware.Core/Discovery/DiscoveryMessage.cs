namespace Firmware.Core
{
    /// <summary>
    /// What the node tells Home Assistant about itself, by the rules of its MQTT device discovery: see tests/HomeAssistant.Tests/README.md.
    /// Written in parts, one component each, so that a small buffer does.
    /// </summary>
    public sealed partial class DiscoveryMessage
    {
        private readonly NodeOptions _options;
        private readonly IDevice _device;
        private ByteWriter _writer;
        private Topics _topics;
        private Settings _settings;
        private int _measured;
        private int _paceMs;

        /// <summary>Creates the message of one node; <see cref="Open"/> comes next.</summary>
        public DiscoveryMessage(NodeOptions options, IDevice device)
        {
            _options = options;
            _device = device;
        }

        /// <summary>Begins to read a message.</summary>
        /// <param name="writer">Takes one part at a time.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="settings">In force.</param>
        /// <param name="measured">What the sensor measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        /// <param name="paceMs">The shortest interval that the sensor allows, in milliseconds.</param>
        public void Open(ByteWriter writer, Topics topics, Settings settings, int measured, int paceMs)
        {
            _writer = writer;
            _topics = topics;
            _settings = settings;
            _measured = measured;
            _paceMs = paceMs;
        }

        /// <summary>Goes over the message without keeping it.</summary>
        /// <param name="checksum">Of the message and of the topic where it goes.</param>
        /// <returns>Its length in bytes.</returns>
        public int Measure(out uint checksum)
        {
            int length = 0;
            checksum = 0;
            for (int part = 0; Write(part); part++)
            {
                length += _writer.Length;
                checksum = Fingerprint.Add(checksum, _writer.Buffer, _writer.Length);
            }

            byte[] topic = ByteWriter.BytesOf(_topics.Announcement);
            checksum = Fingerprint.Add(checksum, topic, topic.Length);
            return length;
        }

        /// <summary>The message as a whole.</summary>
        /// <param name="length">What <see cref="Measure"/> said.</param>
        public byte[] ToBytes(int length)
        {
            byte[] message = new byte[length];
            int at = 0;
            for (int part = 0; Write(part); part++)
            {
                System.Array.Copy(_writer.Buffer, 0, message, at, _writer.Length);
                at += _writer.Length;
            }

            return message;
        }
    }
}
