using System.Text;

namespace Firmware.Core
{
    /// <summary>Another node at a place, as far as status and health of the place show: a node's health begins with its id.</summary>
    public sealed class Occupant
    {
        /// <summary>How the health of a node begins; the id follows as a JSON string.</summary>
        public const string HealthBegins = "{\"id\":";

        private static readonly byte[] Beginning = ByteWriter.BytesOf(HealthBegins + "\"");

        private string _kept = "";
        private string _id = "";
        private bool _isKeptOnline;

        /// <summary>The id of the node that listens.</summary>
        public readonly string Own;

        /// <summary>The topics of the place.</summary>
        public Topics Topics;

        /// <summary>Creates one that knows of nobody.</summary>
        /// <param name="own">The id of the node that listens.</param>
        /// <param name="topics">Of the place.</param>
        public Occupant(string own, Topics topics)
        {
            Own = own;
            Topics = topics;
        }

        /// <summary>A node that speaks there now; empty for none.</summary>
        public string Id => _id;

        /// <summary>The same, or one that was online there before somebody listened; empty for none.</summary>
        public string Found => _id.Length == 0 && _isKeptOnline ? _kept : _id;

        /// <summary>A connection begins: nothing is known.</summary>
        /// <param name="topics">Of the place.</param>
        public void Clear(Topics topics)
        {
            Topics = topics;
            _kept = "";
            _id = "";
            _isKeptOnline = false;
        }

        /// <summary>Handles a message if it is status or health of the place.</summary>
        /// <param name="message">The message.</param>
        /// <param name="isNews">Whether somebody has come or gone, or has cleared what the broker keeps.</param>
        /// <returns>False if it is on another topic.</returns>
        public bool Handle(MqttEvent message, out bool isNews)
        {
            isNews = false;
            bool isStatus = message.Topic == Topics.Status;
            if (!isStatus && message.Topic != Topics.Health)
            {
                return false;
            }

            if (message.Length == 0)
            {
                isNews = true;
                _id = "";
            }
            else if (isStatus)
            {
                bool isOnline = StatusTopic.Is(message, StatusTopic.Online);
                _isKeptOnline |= isOnline && message.Retained;
                isNews = !isOnline && _id.Length > 0;
                _id = isOnline ? _id : "";
            }
            else
            {
                isNews = HandleHealth(message);
            }

            return true;
        }

        private bool HandleHealth(MqttEvent message)
        {
            string id = IdIn(message);
            if (message.Retained)
            {
                _kept = id;
                return false;
            }

            bool isNews = id.Length > 0 && id != _id;
            _id = isNews ? id : _id;
            return isNews;
        }

        // Empty for this node itself, and for what is no health of a node.
        private string IdIn(MqttEvent message)
        {
            byte[] data = message.Payload;
            int start = Beginning.Length;
            if (data == null || message.Length < start || !SettingsTable.Matches(Beginning, data, 0, start))
            {
                return "";
            }

            int length = 0;
            while (start + length < message.Length && data[start + length] != '"')
            {
                length++;
            }

            // An id follows the rule of a place.
            string id = length <= SettingsTable.Get(Setting.Place).Maximum && TextRules.Allow(TextRule.Level, data, start, length)
                ? Encoding.UTF8.GetString(data, start, length)
                : "";
            return id == Own ? "" : id;
        }
    }
}
