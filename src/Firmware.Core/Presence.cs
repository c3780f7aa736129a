namespace Firmware.Core
{
    /// <summary>
    /// Where the node is to be found at the broker: its topics, its connection, and the moves between two such places,
    /// which are made only after everything owed at the old place is said.
    /// </summary>
    public sealed class Presence
    {
        /// <summary>How long readings that wait may hold a restart up, in milliseconds: with it they would be lost.</summary>
        public const int FlushMs = 5000;

        private readonly NodeOptions _options;
        private readonly IMqttLink _mqtt;
        private readonly RemoteControl _remote;
        private readonly MqttConnection _connection = new MqttConnection();
        private readonly Trial _trial = new Trial();
        private Request _pending;
        private long _flushUntilMs;
        private bool _flushing;
        private bool _moved;
        private Topics _before;
        private string[] _ghosts;
        private int _cleared;

        /// <summary>The link.</summary>
        public readonly Link Link;

        /// <summary>The topics now.</summary>
        public Topics Topics;

        /// <summary>Creates the presence of a node; <see cref="Start"/> comes next.</summary>
        public Presence(NodeOptions options, IMqttLink mqtt, ILog log, RemoteControl remote)
        {
            _options = options;
            _mqtt = mqtt;
            _remote = remote;
            Link = new Link(mqtt, log, new Backoff(options.Seed), _connection);
        }

        /// <summary>When <see cref="Tick"/> has something to do, in monotonic milliseconds.</summary>
        public long NextMs => _flushing ? _flushUntilMs : _trial.NextMs < Link.NextMs ? _trial.NextMs : Link.NextMs;

        /// <summary>Begins with the settings in force.</summary>
        public void Start(long nowMs)
        {
            Settle(_remote.Configuration.Current);
            Link.Start(nowMs);
        }

        /// <summary>Takes a wish that has to do with where the node is.</summary>
        /// <param name="request">Settings, trial, restart, reset or forget.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Take(Request request, long nowMs)
        {
            if (request == Request.Settings && !_moved)
            {
                TakeDiscovery(_remote.Configuration.Current);
            }

            // Leaving for good is not overruled by a change of settings that comes after it.
            bool leaving = IsForGood(_pending);
            if (!leaving && (request != Request.Settings || Moves(_remote.Configuration.Current)))
            {
                _pending = request;
                _flushUntilMs = IsForGood(request) ? nowMs + FlushMs : nowMs;
            }
        }

        /// <summary>Does what time and wishes demand.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="isFlushed">Whether no reading waits.</param>
        /// <returns>True when settings that were on trial are in force from now on.</returns>
        public bool Tick(long nowMs, bool isFlushed)
        {
            // What waited at the broker comes before the SUBACK. Only a link that is up can clear what stands at the old place.
            bool ready = _pending != Request.None && !_remote.AnswerDue && !_remote.StateDue && Link.IsOnline;
            _flushing = ready && !isFlushed && nowMs < _flushUntilMs;
            if (ready && !_flushing)
            {
                BeginMove(nowMs);
            }

            if (_moved && Link.State == LinkState.Waiting)
            {
                _moved = false;
                Settle(_remote.Configuration.Tried ?? _remote.Configuration.Current);
            }

            Link.Tick(nowMs);
            ClearGhosts();
            int verdict = _moved ? 0 : _trial.Verdict(Link.IsOnline && IsAllowed, nowMs);
            return verdict != 0 && Decide(verdict > 0, nowMs);
        }

        // A broker acknowledges what a user may not publish or subscribe to as if it were allowed (MQTT 3.1.1 has no other answer),
        // and then drops it. Only what comes back proves anything.
        private bool IsAllowed => _connection.User.Length == 0 || _remote.HeardItself;

        private void BeginMove(long nowMs)
        {
            Request request = _pending;
            _pending = Request.None;
            _before = Topics;
            _moved = true;
            if (request == Request.Trial)
            {
                _trial.Begin(nowMs);
                _remote.HeardItself = false;
            }

            bool everything = request == Request.Forget || (request == Request.Reset && IsElsewhere(_remote.Configuration.Current));
            Link.BeginLeave(nowMs, everything ? Topics.Everything : request == Request.Settings ? Topics.Retained : null, IsForGood(request));
        }

        private static bool IsForGood(Request request) => request == Request.Restart || request == Request.Reset || request == Request.Forget;

        private bool Decide(bool held, long nowMs)
        {
            if (_remote.Decide(held, Link.IsOnline ? LinkReason.NotAuthorized : Link.Reason, held ? Topics : _before))
            {
                _ghosts = _before.Base == Topics.Base ? null : _before.Retained;
                _cleared = 0;
                return true;
            }

            // Back to the settings that are known to work.
            _moved = true;
            Link.BeginLeave(nowMs, null, false);
            return false;
        }

        // The same broker under another root: what was left under the old one is a ghost now.
        private void ClearGhosts()
        {
            while (_ghosts != null && Link.IsOnline && _mqtt.Publish(_ghosts[_cleared], Empty, 0, 1, true) >= 0)
            {
                _cleared++;
                _ghosts = _cleared < _ghosts.Length ? _ghosts : null;
            }
        }

        // Other topics for Home Assistant take no new connection.
        private void TakeDiscovery(Settings settings)
        {
            Topics next = NewTopics(settings);
            if (next.Base == Topics.Base && next.Announcement != Topics.Announcement)
            {
                Topics = next;
            }
        }

        /// <summary>Whether somebody who knows the node would not find all of it there with these settings.</summary>
        public bool IsElsewhere(Settings settings)
        {
            Topics next = NewTopics(settings);
            return next.Base != Topics.Base || next.Announcement != Topics.Announcement;
        }

        private static readonly byte[] Empty = new byte[0];

        private bool Moves(Settings settings) => NewTopics(settings).Base != Topics.Base;

        private void Settle(Settings settings)
        {
            Topics = NewTopics(settings);
            _connection.Take(settings, Topics, _options);
            _remote.Configuration.Secure = _connection.Tls;
        }

        private Topics NewTopics(Settings settings)
        {
            string place = settings.Text(Setting.Place);
            return new Topics(settings.Text(Setting.Root), place.Length == 0 ? _options.Id : place, settings.Text(Setting.DiscoveryPrefix), _options.Id);
        }
    }
}
