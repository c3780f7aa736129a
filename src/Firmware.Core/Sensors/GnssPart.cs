namespace Firmware.Core
{
    /// <summary>
    /// A receiver of satellites on a serial line. A position is taken from the sentences RMC and GGA of one moment, both with the right checksum, when
    /// both say that it was measured and agree about it: never without a fix, never an old one, never one that the receiver has only estimated.
    /// </summary>
    public sealed class GnssPart : ISensorPart
    {
        // Receivers speak once a second, and take up to half of it.
        private const int PatienceMs = 2200;
        private const int PauseMs = 50;

        // Each of the two sentences is rounded on its own.
        private const int Agreement = 2;

        private readonly ISerial _line;
        private readonly byte[] _bytes = new byte[64];
        private readonly NmeaSentence _sentence = new NmeaSentence();
        private bool _damaged;
        private bool _searching;
        private int _rmcTime;
        private int _rmcLatitude;
        private int _rmcLongitude;
        private int _ggaTime;
        private int _ggaLatitude;
        private int _ggaLongitude;
        private int _satellites;

        /// <summary>Creates the part.</summary>
        public GnssPart(ISerial line)
        {
            _line = line;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Gnss;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            Quality quality = Listen() ? Judge(into) : Quality.Absent;
            if (quality != Quality.Ok)
            {
                into.Fail(quality);
            }
        }

        /// <inheritdoc/>
        public void Release() => _line.Release();

        // Until both sentences of one moment are there, or for as long as they may take.
        private bool Listen()
        {
            _rmcTime = -1;
            _ggaTime = -2;
            _damaged = false;
            _searching = false;
            _sentence.Clear();
            if (!_line.Discard())
            {
                return false;
            }

            for (int waitedMs = 0; waitedMs < PatienceMs && !IsDone; waitedMs += PauseMs)
            {
                _line.Pause(PauseMs);
                int count;
                while (!IsDone && (count = _line.Read(_bytes)) > 0)
                {
                    for (int i = 0; i < count; i++)
                    {
                        Append(_bytes[i]);
                    }
                }
            }

            return true;
        }

        private bool IsDone => _searching || _rmcTime == _ggaTime;

        private void Append(byte value)
        {
            if (!_sentence.Append(value))
            {
                _damaged |= _sentence.IsDamaged;
            }
            else if (_sentence.Is('R', 'M', 'C'))
            {
                ReadMinimum();
            }
            else if (_sentence.Is('G', 'G', 'A'))
            {
                ReadFix();
            }
        }

        // RMC: time, status, latitude, N or S, longitude, E or W, and as the twelfth how it was found, since version 2.3.
        private void ReadMinimum()
        {
            int mode = _sentence.ByteOf(12);
            bool measured = mode == 0 || mode == 'A' || mode == 'D' || mode == 'P' || mode == 'R' || mode == 'F';
            if (_sentence.ByteOf(2) != 'A' || !measured)
            {
                _searching = true;
                return;
            }

            _rmcTime = _sentence.TimeOf(1);
            _rmcLatitude = _sentence.DegreesOf(3, 2, 'N', 'S');
            _rmcLongitude = _sentence.DegreesOf(5, 3, 'E', 'W');
        }

        // GGA: time, latitude, N or S, longitude, E or W, quality (1 to 5 are measured, 6 is estimated, 7 typed in, 8 simulated), satellites.
        private void ReadFix()
        {
            int quality = _sentence.NumberOf(6);
            if (quality < 1 || quality > 5)
            {
                _searching = true;
                return;
            }

            _ggaTime = _sentence.TimeOf(1);
            _ggaLatitude = _sentence.DegreesOf(2, 2, 'N', 'S');
            _ggaLongitude = _sentence.DegreesOf(4, 3, 'E', 'W');
            _satellites = _sentence.NumberOf(7);
        }

        private Quality Judge(Reading into)
        {
            if (_searching)
            {
                return Quality.NoFix;
            }

            if (_rmcTime < 0 || _rmcTime != _ggaTime)
            {
                return _damaged ? Quality.Checksum : Quality.Timeout;
            }

            if (_rmcLatitude == Reading.None || _rmcLongitude == Reading.None || !Agree(_rmcLatitude, _ggaLatitude) || !Agree(_rmcLongitude, _ggaLongitude)
                || _satellites < 0)
            {
                return Quality.Range;
            }

            into.Clear();
            into.Values[Quantity.Latitude] = _ggaLatitude;
            into.Values[Quantity.Longitude] = _ggaLongitude;
            into.Values[Quantity.Satellites] = _satellites;
            into.Fingerprint = (_ggaTime * 31 + _ggaLatitude) * 31 + _ggaLongitude;
            return Quality.Ok;
        }

        private static bool Agree(int first, int second) => second != Reading.None && first - second <= Agreement && second - first <= Agreement;
    }
}
