namespace Firmware.Core
{
    /// <summary>Decides how a run ends, notes it for the next one, and restarts the board if that is what the end is for.</summary>
    public sealed class Supervisor
    {
        /// <summary>
        /// A run ends by itself after this long, in milliseconds: 400 days. The clock of a board is a 32-bit count of 10 ms underneath
        /// (targetHAL_Time.h) and begins again at 0 after 497 days; every pause that is under way then would last as long again.
        /// </summary>
        public const long MaxUptimeMs = 400L * 24 * 3600 * 1000;

        private readonly IDevice _device;
        private readonly RunRecord _run;
        private readonly Link _link;
        private Escalation _escalation;
        private bool _restarts;

        /// <summary>Creates a supervisor; <see cref="Start"/> comes next.</summary>
        public Supervisor(IDevice device, RunRecord run, Link link)
        {
            _device = device;
            _run = run;
            _link = link;
        }

        /// <summary>Begins with what is known of earlier runs.</summary>
        public void Start() => _escalation = new Escalation(_run.RestartsInARow);

        /// <summary>The node is to leave, and not to come back by itself.</summary>
        public void Leave(long nowMs)
        {
            if (!_link.IsLeaving)
            {
                _run.End(RunEnd.Left);
                _link.BeginLeave(nowMs, null, true);
            }
        }

        /// <summary>A command asks for a restart; it follows when the node has left.</summary>
        /// <param name="command">Checksum of the command.</param>
        public void RestartAfterLeaving(uint command)
        {
            _restarts = true;
            _run.EndByCommand(command);
        }

        /// <summary>The run has lasted as long as it may; the restart follows when the node has left.</summary>
        public void RestartForClock()
        {
            _restarts = true;
            _run.End(RunEnd.Clock);
        }

        /// <summary>Whether the run has lasted as long as it may.</summary>
        public bool IsTooOld(long nowMs) => nowMs >= MaxUptimeMs && !_restarts && !_link.IsLeaving;

        /// <summary>Helps a network that stays away, and restarts the board when the node has left for that.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>When it has to be called next by time alone, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            // Only a network that stays away and native memory that stays fragmented are worth a restart.
            bool isHelpless = !_link.IsConnected && !_link.IsLeaving && (_link.Reason == LinkReason.NoNetwork || _link.Reason == LinkReason.NoMemory);
            switch (_escalation.NextRemedy(isHelpless, nowMs))
            {
                case Remedy.ResetNetwork:
                    _device.ResetNetwork();
                    break;
                case Remedy.Restart:
                    _run.EndWithoutNetwork();
                    _restarts = true;
                    _link.BeginLeave(nowMs, null, true);
                    break;
            }

            if (_link.State == LinkState.Left && _restarts)
            {
                _restarts = false;
                _device.Restart();
            }

            return _link.IsLeaving ? _escalation.NextMs : Schedule.Earlier(_escalation.NextMs, MaxUptimeMs);
        }
    }
}
