namespace Firmware.Core
{
    /// <summary>
    /// Takes the node from one location to another, on trial or for good, or away. It leaves only after everything due at the old location
    /// has been sent. A candidate is a confirmed commit (RFC 6241 section 8.4): it has to bring the link up within <see cref="ConnectMs"/>
    /// and the link has to hold for <see cref="Candidate.HoldMs"/>, otherwise the node returns. Only time and the link decide.
    /// One method changes the stage: <see cref="Enter"/>.
    /// </summary>
    public sealed partial class Relocation
    {
        /// <summary>How long readings that wait may delay leaving for good, in milliseconds: they would be lost with it.</summary>
        public const int FlushMs = 5000;

        /// <summary>How long a candidate may take to bring the link up, in milliseconds, from the beginning of the goodbye.</summary>
        public const int ConnectMs = 60000;

        /// <summary>How long the node listens to another place at the same broker before it goes there, in milliseconds.</summary>
        public const int WatchMs = 1000;

        private readonly Configuration _configuration;
        private readonly Location _location;
        private readonly Link _link;
        private readonly Occupant _here;
        private readonly IMqttLink _mqtt;
        private readonly StaleTopics _stale;
        private RelocationStage _stage = RelocationStage.Settled;
        private long _untilMs;
        private Departure _next;
        private Topics _origin;
        private Occupant _there;
        private string _neighbour;
        private bool _heardOnline;

        /// <summary>Creates the relocation of a node that is nowhere yet; <see cref="Start"/> comes next.</summary>
        public Relocation(Configuration configuration, Location location, Link link, Occupant here, IMqttLink mqtt)
        {
            _configuration = configuration;
            _location = location;
            _link = link;
            _here = here;
            _mqtt = mqtt;
            _stale = new StaleTopics(mqtt);
        }

        /// <summary>Begins at the settings in force.</summary>
        public void Start() => Use(_configuration.Current);

        /// <summary>The settings in force have changed, and with them perhaps the topic of the announcement.</summary>
        public void SettingsChanged()
        {
            if (!IsUnderWay)
            {
                _location.MoveAnnouncement(_configuration.Current);
            }
        }

        /// <summary>Asks the node to leave its location as soon as it can. Leaving for good is not overruled by anything that comes after it.</summary>
        /// <param name="departure">Why.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Leave(Departure departure, long nowMs)
        {
            if (IsForGood(_next))
            {
                return;
            }

            _next = departure;
            if (!IsUnderWay && _stage != RelocationStage.Clearing)
            {
                Flush(nowMs);
            }
        }

        /// <summary>Does what is due.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="isAnswered">Whether every reply and the state of the settings have been sent.</param>
        /// <param name="isFlushed">Whether no reading waits.</param>
        /// <returns>When it has to be called next by time alone, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, bool isAnswered, bool isFlushed)
        {
            // What waited at the broker comes before the SUBACK. Only a link that is up can clear what is retained here.
            bool isReady = _stage == RelocationStage.Flushing && isAnswered && _link.IsOnline;
            if (isReady && !WatchTarget(nowMs) && ((isFlushed && IsForGood(_next)) || nowMs >= _untilMs))
            {
                Depart(nowMs);
            }

            if (IsUnderWay && _link.State == LinkState.Waiting)
            {
                Arrive(nowMs);
            }
            else if (_stage == RelocationStage.Clearing && _link.IsOnline)
            {
                _stale.Clear();
                if (_stale.AreCleared)
                {
                    Settle(nowMs);
                }
            }

            bool isTimed = _stage == RelocationStage.Trying || _stage == RelocationStage.Holding || (isReady && _stage == RelocationStage.Flushing);
            return isTimed ? _untilMs : long.MaxValue;
        }

        /// <summary>Whether the node is where it is to stay.</summary>
        public bool IsSettled => _stage == RelocationStage.Settled;

        private bool IsUnderWay => _stage == RelocationStage.Leaving || _stage == RelocationStage.Returning;

        private static bool IsForGood(Departure departure) => departure == Departure.Restart || departure == Departure.Erase;

        private void Flush(long nowMs) => Enter(RelocationStage.Flushing, IsForGood(_next) ? nowMs + FlushMs : nowMs);

        // Begins to listen to the place where the node wants to go. Where the broker does not let it, or closes the connection, the trial has to show.
        private bool WatchTarget(long nowMs)
        {
            Topics target = _next == Departure.Trial && _there == null ? _location.PlaceOf(_configuration.Candidate.Settings, _configuration.Current) : null;
            if (target == null)
            {
                return false;
            }

            _there = new Occupant(_here.Own, target);
            _mqtt.Subscribe(new string[] { target.Status, target.Health }, 0);
            _untilMs = nowMs + WatchMs;
            return true;
        }

        private void Depart(long nowMs)
        {
            Departure departure = _next;
            _next = Departure.None;
            _there = null;
            if (departure == Departure.Trial)
            {
                _origin = _location.Topics;
                _neighbour = _here.Id;
                _heardOnline = false;
            }

            Enter(RelocationStage.Leaving, nowMs + ConnectMs);
            _link.BeginLeave(nowMs, departure == Departure.Erase ? _location.Topics.Everything() : null, IsForGood(departure));
        }

        private void Arrive(long nowMs)
        {
            if (_origin != null)
            {
                Use(_configuration.Candidate.Settings);
                if (_next == Departure.None)
                {
                    Enter(RelocationStage.Trying, _untilMs);
                    return;
                }
            }
            else
            {
                Use(_configuration.Current);
            }

            Settle(nowMs);
        }

        private void Use(Settings settings)
        {
            _location.MoveTo(settings);
            _configuration.ReceiveOver(_location.Connection.Tls);
        }

        private void Settle(long nowMs)
        {
            if (_next == Departure.None)
            {
                Enter(RelocationStage.Settled, long.MaxValue);
            }
            else
            {
                Flush(nowMs);
            }
        }

        private void Enter(RelocationStage stage, long untilMs)
        {
            _stage = stage;
            _untilMs = untilMs;
        }
    }
}
