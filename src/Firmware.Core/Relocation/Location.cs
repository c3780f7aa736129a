namespace Firmware.Core
{
    /// <summary>Where the node is at the broker: its topics and its connection, both made from one set of settings.</summary>
    public sealed class Location
    {
        private readonly NodeOptions _options;
        private Topics _topics;

        /// <summary>How the link connects here.</summary>
        public readonly MqttConnection Connection = new MqttConnection();

        /// <summary>Creates a location; <see cref="MoveTo"/> comes next.</summary>
        public Location(NodeOptions options) => _options = options;

        /// <summary>The topics here.</summary>
        public Topics Topics => _topics;

        /// <summary>From now on the node is where these settings say. The link must not be connected.</summary>
        public void MoveTo(Settings settings)
        {
            _topics = TopicsOf(settings);
            Connection.Use(settings, _topics, _options);
        }

        /// <summary>Whether settings leave the node under the same base.</summary>
        public bool IsAt(Settings settings) => BaseOf(settings) == _topics.Base;

        /// <summary>Whether settings leave the node under the same base and announced at the same topic.</summary>
        public bool IsFullyAt(Settings settings) => IsAt(settings) && IsAnnouncedAt(settings);

        /// <summary>The topics of another place at the same broker; null if these settings lead to none.</summary>
        /// <param name="wanted">The settings.</param>
        /// <param name="current">Those in force.</param>
        public Topics PlaceOf(Settings wanted, Settings current)
            => IsAt(wanted) || wanted.Text(Setting.Broker) != current.Text(Setting.Broker) ? null : TopicsOf(wanted);

        /// <summary>Uses another topic for the announcement, if that is all that these settings change: it needs no new connection.</summary>
        public void MoveAnnouncement(Settings settings)
        {
            if (IsAt(settings) && !IsAnnouncedAt(settings))
            {
                _topics = TopicsOf(settings);
            }
        }

        /// <summary>A number for all that the node subscribes to here, to know it again; never 0.</summary>
        /// <param name="settings">Those in force.</param>
        public uint FingerprintOf(Settings settings)
        {
            uint number = Add(Add(Add(1, Connection.Address), _topics.Subscriptions), _topics.MoreSubscriptions);
            return settings.IsSet(Setting.Discovery) ? Add(number, _topics.Births) | 1 : number | 1;
        }

        private bool IsAnnouncedAt(Settings settings)
            => Topics.AnnouncementOf(settings.Text(Setting.DiscoveryPrefix), _options.Id) == _topics.Announcement;

        private string BaseOf(Settings settings) => settings.Text(Setting.Root) + "/" + LastLevelOf(settings);

        private string LastLevelOf(Settings settings)
        {
            string place = settings.Text(Setting.Place);
            return place.Length == 0 ? _options.Id : place;
        }

        private Topics TopicsOf(Settings settings)
            => new Topics(settings.Text(Setting.Root), LastLevelOf(settings), settings.Text(Setting.DiscoveryPrefix), _options.Id);

        private static uint Add(uint number, string[] texts)
        {
            foreach (string text in texts)
            {
                number = Add(number, text);
            }

            return number;
        }

        private static uint Add(uint number, string text)
        {
            byte[] bytes = ByteWriter.BytesOf(text);
            return Fingerprint.Add(number, bytes, bytes.Length);
        }
    }
}
