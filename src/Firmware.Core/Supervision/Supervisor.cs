namespace Firmware.Core
{
    /// <summary>Decides how a run ends, notes it for the next one, and restarts the board when that is what the end is for.</summary>
    public sealed class Supervisor
    {
        private readonly IDevice _device;
        private readonly RunRecord _run;
        private Escalation _escalation;
        private bool _restart;

        /// <summary>Creates a supervisor; <see cref="Start"/> comes next.</summary>
        public Supervisor(IDevice device, RunRecord run)
        {
            _device = device;
            _run = run;
        }

        /// <summary>Begins with what is known of the runs before.</summary>
        public void Start() => _escalation = new Escalation(_run.RestartsInARow);

        /// <summary>The node is to leave, and not to come back by itself.</summary>
        public void Leave(Link link, long nowMs)
        {
            if (link.State < LinkState.Leaving)
            {
                _run.End(RunEnd.Left);
                link.BeginLeave(nowMs, null, true);
            }
        }

        /// <summary>A command asked for a restart; it comes when the node has left.</summary>
        /// <param name="command">Checksum of the command.</param>
        public void RestartLater(uint command)
        {
            _restart = true;
            _run.LastCommand = command;
            _run.End(RunEnd.Asked);
        }

        /// <summary>Helps a network that stays away, restarts the board when the node has left for that.</summary>
        public void Tick(Link link, long nowMs)
        {
            // Only a network that stays away, and memory in pieces that stay too small, are worth a restart.
            bool helpless = link.Reason == LinkReason.NoNetwork || link.Reason == LinkReason.NoMemory;
            switch (_escalation.Look(link.State < LinkState.Subscribing && helpless, nowMs))
            {
                case Remedy.ResetNetwork:
                    _device.ResetNetwork();
                    break;
                case Remedy.Restart:
                    _run.RestartsInARow++;
                    _run.End(RunEnd.Failed);
                    _restart = true;
                    link.BeginLeave(nowMs, null, true);
                    break;
            }

            if (link.State == LinkState.Left && _restart)
            {
                _restart = false;
                _device.Restart();
            }
        }
    }
}
