namespace Firmware.Core
{
    // How the link ends: what the node says before it leaves, and what follows when it is lost.
    public sealed partial class Link
    {
        /// <summary>How long a goodbye may take, in milliseconds.</summary>
        public const int LeaveLimitMs = 5000;

        private LinkState _afterLeaving;

        /// <summary>Says online once more: somebody else said something wrong on the status topic. Repeated until the broker has it.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void SayOnline(long nowMs)
        {
            if (IsOnline)
            {
                _status.SayOnline(nowMs);
            }
        }

        /// <summary>Begins a clean leave: <c>offline</c>, its acknowledgement, DISCONNECT.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="clear">Retained topics to be cleared, in place of <c>offline</c>; null for none.</param>
        /// <param name="forGood">False to connect again at once, with what <see cref="MqttConnection"/> holds by then.</param>
        public void BeginLeave(long nowMs, string[] clear, bool forGood)
        {
            if (State == LinkState.Left)
            {
                return;
            }

            _afterLeaving = forGood ? LinkState.Left : LinkState.Waiting;
            if (State == LinkState.Leaving)
            {
                return;
            }

            if (State != LinkState.Online)
            {
                // Nobody was told "online" on this connection: the will that the broker holds says the right thing.
                GiveUpLeaving(nowMs);
                return;
            }

            History.Down(nowMs);
            Enter(LinkState.Leaving, nowMs + LeaveLimitMs);
            _status.SayGoodbye(clear);
        }

        // The client may give up what a slow broker did not acknowledge. A node that is online must not stand there as offline.
        private void Said(bool acknowledged, long nowMs)
        {
            if (State == LinkState.Leaving)
            {
                if (_status.IsSaid)
                {
                    FinishLeaving(acknowledged, nowMs);
                }
            }
            else if (IsOnline && !acknowledged)
            {
                SayOnline(nowMs);
            }
        }

        private void FinishLeaving(bool acknowledged, long nowMs)
        {
            if (!acknowledged)
            {
                GiveUpLeaving(nowMs);
                return;
            }

            _mqtt.Close();
            Enter(_afterLeaving, nowMs);
        }

        private void GiveUpLeaving(long nowMs)
        {
            // Without an acknowledged "offline" only the will can say it, so no DISCONNECT.
            _mqtt.Abandon();
            Enter(_afterLeaving, nowMs);
        }

        private void GiveUp(LinkReason reason, long nowMs)
        {
            _mqtt.Abandon();
            Down(reason, nowMs);
        }

        private void Down(LinkReason reason, long nowMs)
        {
            if (State == LinkState.Left || (State == LinkState.Waiting && reason != LinkReason.NoBroker))
            {
                return;
            }

            Reason = IsOnline ? History.Deduce(reason, _stable) : reason;
            if (State == LinkState.Leaving)
            {
                // The connection went before the acknowledgement came: the will speaks.
                Enter(_afterLeaving, nowMs);
                return;
            }

            int pauseMs;
            if (IsOnline)
            {
                // Most often it is the network or a short restart, so this broker comes first, and the others in turn after it.
                History.Down(nowMs);
                Connection.Held();
                _backoff.Spread();
                pauseMs = _backoff.NextMs();
            }
            else
            {
                History.Forget();
                pauseMs = Connection.MoveOn() ? _backoff.ShortMs() : _backoff.NextMs();
            }

            State = LinkState.Waiting;
            _untilMs = nowMs + pauseMs;
            _log.Link(State, Reason, pauseMs);
        }
    }
}
