namespace Firmware.Core
{
    /// <summary>Where to connect, as whom, and which last will the broker publishes.</summary>
    public sealed class MqttConnection
    {
        private string _brokers = "";
        private int _commonPort;
        private int _index;
        private int _failed;

        /// <summary>Name or address of the broker that is tried or used now.</summary>
        public string Host;

        /// <summary>TCP port, 1 to 65535.</summary>
        public int Port;

        /// <summary>Whether it is TLS, with the broker's certificate verified.</summary>
        public bool Tls;

        /// <summary>Client id; the broker keeps the session under it.</summary>
        public string ClientId;

        /// <summary>User name, empty for none.</summary>
        public string User;

        /// <summary>Password, empty for none.</summary>
        public string Password;

        /// <summary>Keep-alive in seconds.</summary>
        public int KeepAliveSeconds;

        /// <summary>Topic of the last will, which has QoS 1.</summary>
        public string WillTopic;

        /// <summary>Payload of the last will.</summary>
        public string WillPayload = Words.Offline;

        /// <summary>
        /// Whether the broker is to keep the last will. False only to find out why it closes the connection: see <see cref="LinkReason.NoRetain"/>.
        /// </summary>
        public bool IsWillRetained = true;

        /// <summary>What is subscribed to at QoS 1.</summary>
        public string[] Subscriptions;

        /// <summary>What is subscribed to besides; null where the broker closes the connection because of it.</summary>
        public string[] MoreSubscriptions;

        /// <summary>Host and port, as a URI has them.</summary>
        public string Address => (Host.IndexOf(':') < 0 ? Host : "[" + Host + "]") + ":" + Port.ToString();

        /// <summary>Connects from now on as these settings say.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="topics">The topics made from them.</param>
        /// <param name="options">The id of the node, and the broker that its host provides, if any.</param>
        public void Use(Settings settings, Topics topics, NodeOptions options)
        {
            string brokers = options.Broker ?? settings.Text(Setting.Broker);
            if (brokers != _brokers)
            {
                _brokers = brokers;
                _index = 0;
                _failed = 0;
            }

            _commonPort = options.Broker == null ? settings.Number(Setting.Port) : options.BrokerPort;
            Select();
            Tls = options.Broker == null && settings.IsSet(Setting.Tls);
            ClientId = options.Id;
            User = settings.Text(Setting.User);
            Password = settings.Text(Setting.Password);
            KeepAliveSeconds = settings.Number(Setting.KeepAlive);
            WillTopic = topics.Status;
            Subscriptions = topics.Subscriptions;
            MoreSubscriptions = topics.MoreSubscriptions;
        }

        /// <summary>A copy that stays as it is, for one attempt.</summary>
        public MqttConnection Copy() => (MqttConnection)MemberwiseClone();

        /// <summary>An attempt failed: the next one goes to the next broker of the list.</summary>
        /// <returns>False if every broker of the list has failed since one was online or the list was set.</returns>
        public bool MoveOn()
        {
            int count = BrokerList.Count(_brokers);
            _index = (_index + 1) % count;
            _failed = (_failed + 1) % count;
            Select();
            return _failed != 0;
        }

        /// <summary>The link was online: the same broker is tried first.</summary>
        public void Held() => _failed = 0;

        private void Select()
        {
            Port = _commonPort;
            Host = BrokerList.Get(_brokers, _index, ref Port);
        }
    }
}
