namespace Firmware.Core
{
    // What it is told of.
    public sealed partial class Discovery
    {
        /// <summary>The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="sessionKept">Whether the broker still knew the node. If not, what it kept of the node has gone with it.</param>
        public void CameOnline(long nowMs, bool sessionKept)
        {
            _subscribed = null;
            _heard = null;
            _answerByMs = 0;
            _awaitsAnswer = false;
            if (!sessionKept)
            {
                _announcement.SessionLost();
            }

            Postpone(nowMs);
        }

        /// <summary>The settings have changed, and with them perhaps what the announcement says.</summary>
        public void SettingsChanged(long nowMs)
        {
            _cuts = 0;
            _restUntilMs = 0;
            Postpone(nowMs);
        }

        /// <summary>The broker answered the subscription to Home Assistant's status; whether it granted it makes no difference.</summary>
        public void Subscribed(long nowMs)
        {
            if (_answerByMs != 0)
            {
                // Home Assistant's call has given it a time of its own meanwhile.
                _dueMs = _dueMs == _answerByMs ? nowMs : _dueMs;
                _answerByMs = 0;
                _awaitsAnswer = false;
            }
        }

        /// <summary>The link is down.</summary>
        public void Lost(long nowMs)
        {
            if (_awaitsAnswer && ++_cuts >= Cuts)
            {
                _restUntilMs = nowMs + RestMs;
            }

            _awaitsAnswer = false;
            _unheardMs = long.MaxValue;
            _isRequested |= _announcement.TryComplete(Announcement.EchoId);
        }

        /// <summary>Handles a message on one of Home Assistant's status topics.</summary>
        /// <returns>False if it is on another topic, and nothing was done.</returns>
        public bool Handle(MqttEvent message, Topics topics, long nowMs)
        {
            if (!topics.IsBirth(message.Topic))
            {
                return false;
            }

            // One that the broker keeps comes with every connection and is no news.
            if (!message.Retained && StatusTopic.Is(message, StatusTopic.Online))
            {
                _isRequested = true;
                _dueMs = nowMs + _random.Below(SpreadMs + 1);
            }

            return true;
        }

        /// <summary>A message was acknowledged or given up; the announcement was heard or not.</summary>
        /// <param name="id">Its id, any message of the node; or <see cref="Announcement.EchoId"/>.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True if Home Assistant now waits for a reading: after a change it takes every earlier value for expired.</returns>
        public bool Published(int id, bool acknowledged, long nowMs)
        {
            if (!_announcement.TryComplete(id))
            {
                return false;
            }

            _awaitsAnswer = false;
            _unheardMs = long.MaxValue;
            if (!acknowledged && id != Announcement.EchoId)
            {
                _isRequested = true;
                Postpone(nowMs);
                return false;
            }

            _cuts = 0;
            bool isChange = acknowledged ? _announcement.Acknowledged() : _announcement.Unheard();
            if (_announcement.Topic == null)
            {
                Postpone(nowMs); // It was cleared; what comes in its place, if anything does, goes next.
            }

            return isChange;
        }

        /// <summary>Every message id is void.</summary>
        public void IdsVoid() => _isRequested |= _announcement.IdsVoid();

        /// <summary>The node clears everything it left at the broker; this too.</summary>
        public void Forget() => _announcement.Forget();
    }
}
