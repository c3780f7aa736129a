namespace Firmware.Core
{
    /// <summary>How the link did so far: how often it was up, how long it was not, and what that says about why it goes down.</summary>
    public sealed class LinkHistory
    {
        /// <summary>After so many links in a row that did not become stable, without a failed attempt between them, somebody else has our id.</summary>
        public const int ShortLives = 3;

        private int _shortLives;
        private long _downSinceMs;
        private long _downMs;
        private bool _up;
        private int _connects;

        /// <summary>How often it came online.</summary>
        public int Connects => _connects;

        /// <summary>Begins without link.</summary>
        public void Start(long nowMs) => _downSinceMs = nowMs;

        /// <summary>It is online.</summary>
        public void Up(long nowMs)
        {
            _up = true;
            _connects++;
            _downMs += nowMs - _downSinceMs;
        }

        /// <summary>It is no longer online.</summary>
        public void Down(long nowMs)
        {
            _up = false;
            _downSinceMs = nowMs;
        }

        /// <summary>How long it was not online in all, in milliseconds.</summary>
        public long DowntimeMs(long nowMs) => _up ? _downMs : _downMs + (nowMs - _downSinceMs);

        /// <summary>It was up for long enough, or an attempt failed: what comes next stands for itself.</summary>
        public void Forget() => _shortLives = 0;

        /// <summary>Why a link that was online went down.</summary>
        /// <param name="reason">As the client tells it.</param>
        /// <param name="stable">Whether it had been up for long enough.</param>
        public LinkReason Deduce(LinkReason reason, bool stable)
        {
            _shortLives = stable || reason != LinkReason.Lost ? 0 : _shortLives + 1;
            return _shortLives >= ShortLives ? LinkReason.TakenOver : reason;
        }
    }
}
