namespace Firmware.Core
{
    // What the client reports.
    public sealed partial class Link
    {
        /// <summary>The broker has accepted the connection.</summary>
        public void Connected(long nowMs)
        {
            if (_state == LinkState.Connecting && !Connection.IsWillRetained)
            {
                _mqtt.Close();
                Down(LinkReason.NoRetain, nowMs);
            }
            else if (_state == LinkState.Connecting)
            {
                Enter(LinkState.Subscribing, nowMs + SubscribeLimitMs);
                _asksMore = Connection.MoreSubscriptions != null;
                Subscribe();
            }
        }

        /// <summary>The broker has answered a subscription.</summary>
        /// <param name="granted">Whether it granted every topic.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True if the link came online by it.</returns>
        public bool Subscribed(bool granted, long nowMs)
        {
            if (_state != LinkState.Subscribing)
            {
                return false;
            }

            if (_asksMore)
            {
                // The answer does not matter.
                _asksMore = false;
                Subscribe();
                return false;
            }

            if (!granted)
            {
                GiveUp(LinkReason.SubscriptionRefused, nowMs);
                return false;
            }

            _status.Publish(StatusTopic.Online, nowMs);
            ComeOnline(nowMs);
            return true;
        }

        /// <summary>An attempt has failed, or the connection is gone.</summary>
        public void Down(LinkReason reason, long nowMs)
        {
            if (_state == LinkState.Left || (_state == LinkState.Waiting && reason != LinkReason.NoBroker))
            {
                return;
            }

            if (_state == LinkState.Leaving)
            {
                // The connection went before the acknowledgement came: the last will says offline.
                _reason = reason;
                Enter(_afterLeaving, nowMs);
                return;
            }

            if (_state == LinkState.Subscribing)
            {
                // Some brokers close the connection where others refuse a subscription: the next attempt asks for what it needs.
                Connection.MoreSubscriptions = null;
            }

            // The broker has never answered: every other attempt leaves out what it may not accept.
            Connection.IsWillRetained = _state != LinkState.Connecting || reason != LinkReason.Lost || History.Connects > 0 || !Connection.IsWillRetained;

            // The radio of a board that has just woken needs a moment, and so does its clock.
            _reason = reason;
            int pauseMs = IsOnline ? History.Lost(ref _reason, nowMs)
                : IsHasty && IsComingUp ? HastePauseMs
                : History.Failed();
            _state = LinkState.Waiting;
            _untilMs = nowMs + pauseMs;
            _log.Link(_state, _reason, pauseMs);
        }

        /// <summary>A message was acknowledged in full or given up.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Published(int id, bool acknowledged, long nowMs)
        {
            if (_state == LinkState.Leaving && _farewell.EndsWith(id))
            {
                Disconnect(acknowledged, nowMs);
            }
            else if (IsOnline)
            {
                _status.Published(id, acknowledged, nowMs);
            }
        }

        // The topics that are not needed come first: the answer to the others brings the link online.
        private void Subscribe()
        {
            if (_asksMore)
            {
                _mqtt.Subscribe(Connection.MoreSubscriptions, 0);
            }
            else
            {
                _mqtt.Subscribe(Connection.Subscriptions, HighestQos);
            }
        }

        private void ComeOnline(long nowMs)
        {
            History.CameOnline(nowMs);
            Enter(LinkState.Online, nowMs + StableMs);
        }

        private void GiveUp(LinkReason reason, long nowMs)
        {
            _mqtt.Abandon();
            Down(reason, nowMs);
        }
    }
}
