namespace Firmware.Core
{
    // How a trial is judged, and how it ends.
    public sealed partial class Relocation
    {
        /// <summary>The topics from which the trial set out, or will; those of the location otherwise.</summary>
        public Topics Origin => _origin ?? _location.Topics;

        /// <summary>Why a trial that failed has failed.</summary>
        public LinkReason FailureReason => _link.IsOnline ? LinkReason.NotAuthorized : _link.Reason;

        /// <summary>
        /// The node that has the place of the candidate; empty for none. Two nodes that speak under one name cannot be told apart again. One that was
        /// beside this node before the trial is no reason to go back.
        /// </summary>
        public string OccupantId
        {
            get
            {
                if (_stage == RelocationStage.Flushing)
                {
                    return _there == null || _next != Departure.Trial ? "" : _there.Found;
                }

                string id = _stage == RelocationStage.Trying || _stage == RelocationStage.Holding ? _here.Found : "";
                return id == _neighbour ? "" : id;
            }
        }

        /// <summary>Handles a message if it is from the place where the node wants to go.</summary>
        /// <returns>False if it is for somebody else.</returns>
        public bool Handle(MqttEvent message) => _there != null && _there.Handle(message, out _);

        /// <summary>
        /// The node has heard its own <c>online</c>, so it may speak and listen here. A broker acknowledges what a user may not publish
        /// or subscribe to as if it were allowed (MQTT 3.1.1 has no other answer), and then drops it: only what comes back is a proof.
        /// </summary>
        public void HeardOnline() => _heardOnline = true;

        /// <summary>Decides about the candidate on trial. <see cref="EndTrial"/> has to follow when it is no longer open.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public Verdict Judge(long nowMs)
        {
            if (_stage == RelocationStage.Settled || _configuration.Candidate == null || IsUnderWay || _link.IsLeaving)
            {
                return Verdict.Open;
            }

            if (OccupantId.Length > 0)
            {
                return Verdict.Failed;
            }

            if (_origin == null)
            {
                return Verdict.Open;
            }

            if (_stage == RelocationStage.Flushing)
            {
                return _link.IsConnected ? Verdict.Open : Verdict.Failed;
            }

            bool isUp = _link.IsOnline && (_location.Connection.User.Length == 0 || _heardOnline);
            if (_stage == RelocationStage.Holding)
            {
                return !isUp ? Verdict.Failed : nowMs >= _untilMs ? Verdict.Held : Verdict.Open;
            }

            if (isUp)
            {
                Enter(RelocationStage.Holding, nowMs + _configuration.Candidate.TrialMs);
                return Verdict.Open;
            }

            return nowMs >= _untilMs ? Verdict.Failed : Verdict.Open;
        }

        /// <summary>The candidate has been committed or rejected.</summary>
        /// <param name="committed">True to stay and clear what is retained at the origin, false to return there.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void EndTrial(bool committed, long nowMs)
        {
            Topics origin = _origin;
            _origin = null;
            if (origin == null)
            {
                // It has only looked.
                _there = null;
                _next = Departure.None;
                Settle(nowMs);
                return;
            }

            if (!committed)
            {
                Enter(RelocationStage.Returning, long.MaxValue);
                _link.BeginLeave(nowMs, origin.Base == _location.Topics.Base ? null : _location.Topics.AllRetained(), false);
                return;
            }

            if (origin.Base == _location.Topics.Base)
            {
                Settle(nowMs);
                return;
            }

            _stale.Set(origin.AllRetained());
            Enter(RelocationStage.Clearing, long.MaxValue);
        }
    }
}
