namespace Firmware
{
    /// <summary>
    /// How many bytes went out that the broker has not read for certain. They stay below what the TCP send buffer of an ESP32 holds (5744 bytes:
    /// four segments of 1436, ESP-IDF's lwIP): so a write never waits for the network, and the node may write from its own loop. On TLS it has
    /// to be so: mbedTLS tries a full buffer again and again in one native call, and no other thread runs meanwhile.
    /// An answer confirms whatever went out before the packet that it answers. At QoS 0 nothing is answered, so a PINGREQ asks now and then.
    /// </summary>
    internal sealed class SendWindow
    {
        /// <summary>More than this is not under way at once, in bytes; a single packet may be longer.</summary>
        public const int MaxBytes = 4608;

        /// <summary>A PINGREQ goes out behind this many unconfirmed bytes.</summary>
        public const int PingAfterBytes = 2048;

        // What a record of TLS 1.2 adds to a packet: header 5, nonce 8, tag 16 with AES-GCM (RFC 5288); more with the older suites.
        private const int RecordBytes = 40;

        private int _sent;
        private int _confirmed;
        private int _pinged;
        private bool _pingUnderWay;
        private bool _refused;

        /// <summary>How far has been written: what an answer to the last packet confirms.</summary>
        public int Position => _sent;

        /// <summary>Whether it is time for a PINGREQ: much is unconfirmed, or somebody waits for room.</summary>
        public bool WantsPing => (_refused || _sent - _confirmed > PingAfterBytes) && !_pingUnderWay;

        /// <summary>Whether one more packet may go out. After a refusal half of the window has to be free: all that belongs together fits then.</summary>
        /// <param name="bytes">The length of the packet.</param>
        public bool Admits(int bytes)
        {
            int open = _sent - _confirmed;
            _refused = open > 0 && (open + bytes + RecordBytes > MaxBytes || (_refused && open > MaxBytes / 2));
            return !_refused;
        }

        /// <summary>A packet goes out.</summary>
        /// <param name="bytes">Its length.</param>
        /// <param name="isPing">Whether it is a PINGREQ.</param>
        public void Add(int bytes, bool isPing)
        {
            _sent += bytes + RecordBytes;
            if (isPing && !_pingUnderWay)
            {
                _pingUnderWay = true;
                _pinged = _sent;
            }
        }

        /// <summary>The broker has read everything up to a position.</summary>
        public void Confirm(int position)
        {
            if (position - _confirmed > 0)
            {
                _confirmed = position;
            }
        }

        /// <summary>A PINGRESP has come.</summary>
        public void PingAnswered()
        {
            if (_pingUnderWay)
            {
                _pingUnderWay = false;
                Confirm(_pinged);
            }
        }
    }
}
