using System.Collections;
using System.Text;

namespace Firmware.Core.Tests
{
    /// <summary>A broker and the way to it, as a script: what was published is kept as lines, what comes back is up to the test.</summary>
    public sealed class FakeMqttLink : IMqttLink
    {
        private readonly MqttEventQueue _events = new MqttEventQueue();
        private int _lastId;
        private bool _isSubscribed;
        private string _announcement;

        /// <summary>Everything published, as "topic payload q1 retained".</summary>
        public readonly ArrayList Published = new ArrayList();

        /// <summary>The ids that wait for an acknowledgement, in order.</summary>
        public readonly ArrayList Unacknowledged = new ArrayList();

        public MqttConnection Connection;
        public string[] Subscriptions;
        public string[] Early;
        public string[] More;
        public int GrantedQos = 2;
        public bool AllowsMore = true;

        /// <summary>Whether the broker closes the connection in place of an answer to what the link asks for and does not need.</summary>
        public bool CutsEarly;

        /// <summary>Whether the broker closes the connection in place of an answer to what comes after the link's own subscription.</summary>
        public bool CutsAtMore;

        /// <summary>Whether the broker still has the session of this client.</summary>
        public bool KeepsSession;

        /// <summary>A message that comes with every connection, before the subscription is answered; null for none.</summary>
        public string Waits;
        public string WaitsOn;
        public bool WaitsRetained;

        public int Opened;
        public int Closed;
        public int Abandoned;

        /// <summary>Whether connecting and subscribing succeed at once.</summary>
        public bool Answers = true;

        /// <summary>A broker that answers all the same.</summary>
        public string AnswersHost;

        /// <summary>Whether a message is acknowledged at once.</summary>
        public bool Acknowledges = true;

        /// <summary>Whether the node is let hear itself: not where the broker lets it say nothing.</summary>
        public bool Echoes = true;

        /// <summary>Whether a message is taken at all.</summary>
        public bool Takes = true;

        /// <summary>How many messages may wait for their acknowledgement.</summary>
        public int Room = 1000;

        public void Open(MqttConnection connection)
        {
            Opened++;
            Connection = connection;
            _isSubscribed = false;
            if (Answers || connection.Host == AnswersHost)
            {
                Put(MqttEventKind.Connected, 0, KeepsSession);
                if (Waits != null)
                {
                    Receive(WaitsOn, Waits, WaitsRetained);
                }
            }
        }

        public void Subscribe(string[] topics, int lastQos)
        {
            // What comes before and after the link's own subscription.
            if (lastQos < 2)
            {
                Early = _isSubscribed ? Early : topics;
                bool isOwn = _isSubscribed && topics.Length == 1 && topics[0].IndexOf(Leaf.Status) < 0;
                _announcement = isOwn ? topics[0] : _announcement;
                More = _isSubscribed && !isOwn ? topics : More;
                if (_isSubscribed ? CutsAtMore : CutsEarly)
                {
                    Lose();
                    return;
                }

                Put(MqttEventKind.Subscribed, lastQos, AllowsMore);
                return;
            }

            Subscriptions = topics;
            _isSubscribed = true;
            if (Answers || Connection.Host == AnswersHost)
            {
                Put(MqttEventKind.Subscribed, GrantedQos, true);
            }
        }

        public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            if (!Takes || Unacknowledged.Count >= Room)
            {
                return -1;
            }

            Published.Add(topic + " " + Encoding.UTF8.GetString(payload, 0, length) + " q" + qos.ToString() + (retain ? " retained" : ""));
            if (Echoes && Connection != null && topic == Connection.WillTopic && payload == StatusTopic.Online && _events.HasMessageRoom)
            {
                Receive(topic, "online");
            }

            if (qos == 0)
            {
                if (Echoes && topic == _announcement)
                {
                    Receive(topic, Words.Ok);
                }

                return 0;
            }

            _lastId++;
            if (Acknowledges)
            {
                Put(MqttEventKind.Published, _lastId, true);
            }
            else
            {
                Unacknowledged.Add(_lastId);
            }

            return _lastId;
        }

        public bool TryTake(MqttEvent into, bool messages) => _events.TryTake(into, messages);

        public void Close() => Closed++;

        public void Abandon()
        {
            Abandoned++;
            Put(MqttEventKind.Dropped, 0, false);
        }

        public void Put(MqttEventKind kind, int value, bool ok) => _events.Put(kind, value, ok);

        public void Receive(string topic, string payload) => Receive(topic, payload, false);

        public void ReceiveRetained(string topic, string payload) => Receive(topic, payload, true);

        private void Receive(string topic, string payload, bool retained)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            _events.PutMessage(topic, bytes, bytes.Length, retained);
        }

        /// <summary>The connection ends; nothing that was under way will be acknowledged.</summary>
        public void Lose()
        {
            Unacknowledged.Clear();
            Put(MqttEventKind.Dropped, 0, false);
            Put(MqttEventKind.Lost, (int)LinkReason.Lost, false);
        }

        /// <summary>Acknowledges everything that waits, or gives it up.</summary>
        public void Acknowledge(bool ok)
        {
            while (Unacknowledged.Count > 0)
            {
                AcknowledgeOne(ok);
            }
        }

        /// <summary>Acknowledges what has waited longest, or gives it up.</summary>
        public void AcknowledgeOne(bool ok)
        {
            Put(MqttEventKind.Published, (int)Unacknowledged[0], ok);
            Unacknowledged.RemoveAt(0);
        }

        /// <summary>How many published lines begin with a text.</summary>
        public int Count(string beginning)
        {
            int count = 0;
            foreach (object line in Published)
            {
                count += StartsWith((string)line, beginning) ? 1 : 0;
            }

            return count;
        }

        /// <summary>The last published line that begins with a text; empty when there is none.</summary>
        public string Last(string beginning)
        {
            for (int i = Published.Count - 1; i >= 0; i--)
            {
                if (StartsWith((string)Published[i], beginning))
                {
                    return (string)Published[i];
                }
            }

            return "";
        }

        private static bool StartsWith(string line, string beginning)
            => line.Length >= beginning.Length && line.Substring(0, beginning.Length) == beginning;
    }
}
