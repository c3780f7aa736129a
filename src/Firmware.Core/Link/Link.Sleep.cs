namespace Firmware.Core
{
    // What only a node that sleeps asks for.
    public sealed partial class Link
    {
        /// <summary>Whether the network or the clock is not ready yet: no broker is to blame.</summary>
        public bool IsComingUp => _reason == LinkReason.NoNetwork || _reason == LinkReason.NoClock;

        /// <summary>Makes no attempt until <see cref="Start"/> is called again.</summary>
        public void Hold() => _untilMs = long.MaxValue;

        /// <summary>The broker has accepted the connection and knows what the node has subscribed to: the link is online, and has said nothing yet.</summary>
        /// <returns>False if no attempt was under way.</returns>
        public bool Resume(long nowMs)
        {
            if (_state != LinkState.Connecting || !Connection.IsWillRetained)
            {
                return false;
            }

            _status.Begin();
            ComeOnline(nowMs);
            return true;
        }

        /// <summary>Ends for good, at once: nothing is said any more.</summary>
        /// <param name="isSaid">Whether the broker has the last word of the node. If not, only the last will can say that it is gone.</param>
        public void End(bool isSaid)
        {
            _farewell.Disconnect(isSaid);
            _state = LinkState.Left;
        }
    }
}
