namespace Firmware.Core
{
    /// <summary>
    /// A record that survives a power cut at any moment: two slots written in turn, each with format version, generation,
    /// length and CRC-32. The newest valid one is loaded, so there is always the old record or the new one.
    /// </summary>
    public sealed class SlotPair
    {
        /// <summary>Bytes around the payload: version 1, generation 4, length 2, checksum 4.</summary>
        public const int Overhead = HeaderBytes + ChecksumBytes;

        private const int HeaderBytes = 7;
        private const int ChecksumBytes = 4;
        private const byte FormatVersion = 1;

        private readonly ISettingsStore _store;
        private readonly int _first;
        private readonly byte[] _buffer;
        private uint _generation;
        private int _newest = 1;
        private int _used = -1;
        private bool _foundBad;

        /// <summary>Creates a pair.</summary>
        /// <param name="store">Where the slots are.</param>
        /// <param name="first">The first of two neighbouring slots.</param>
        /// <param name="buffer">For one slot; may be shared, is overwritten by every call.</param>
        public SlotPair(ISettingsStore store, int first, byte[] buffer)
        {
            _store = store;
            _first = first;
            _buffer = buffer;
        }

        /// <summary>Whether a slot held something that was not valid when the record was loaded.</summary>
        public bool FoundBad => _foundBad;

        /// <summary>Which slot the record came from or went to: 0 or 1; -1 if there is none.</summary>
        public int Used => _used;

        /// <summary>Loads the newest valid record.</summary>
        /// <param name="into">Is cleared and receives the payload; stays empty if there is no record.</param>
        /// <returns>False if no slot is valid.</returns>
        public bool Load(ByteWriter into)
        {
            uint first = 0;
            uint second = 0;
            bool firstValid = ReadSlot(0, ref first);
            bool secondValid = ReadSlot(1, ref second);
            into.Clear();
            if (!firstValid && !secondValid)
            {
                return false;
            }

            _newest = firstValid && (!secondValid || first > second) ? 0 : 1;
            ReadSlot(_newest, ref _generation);
            into.Append(_buffer, HeaderBytes, LengthOf());
            _used = _newest;
            return !into.Overflowed;
        }

        /// <summary>Stores a record in the slot that does not hold the newest one, and reads it back.</summary>
        /// <returns>False if it was not stored; then the former record is untouched.</returns>
        public bool Save(byte[] payload, int length)
        {
            if (length > _buffer.Length - Overhead)
            {
                return false;
            }

            int slot = 1 - _newest;
            Pack(payload, length);
            uint checksum = Get(HeaderBytes + length);

            // Only what can be read back counts, whatever the write returned: it is what the next start finds.
            _store.Write(_first + slot, _buffer, length + Overhead);
            if (!IsStored(slot, payload, length, checksum))
            {
                return false;
            }

            _generation++;
            _newest = slot;
            _used = slot;
            return true;
        }

        // Compared with what it was made of, which costs half of a checksum.
        private bool IsStored(int slot, byte[] payload, int length, uint checksum)
        {
            bool isSame = _store.Read(_first + slot, _buffer) == length + Overhead && _buffer[0] == FormatVersion && Get(1) == _generation + 1
                && LengthOf() == length && Get(HeaderBytes + length) == checksum;
            for (int i = 0; isSame && i < length; i++)
            {
                isSame = _buffer[HeaderBytes + i] == payload[i];
            }

            _foundBad |= !isSame;
            return isSame;
        }

        private void Pack(byte[] payload, int length)
        {
            _buffer[0] = FormatVersion;
            Put(1, _generation + 1);
            _buffer[5] = (byte)length;
            _buffer[6] = (byte)(length >> 8);
            System.Array.Copy(payload, 0, _buffer, HeaderBytes, length);
            Put(HeaderBytes + length, Crc32.Of(_buffer, HeaderBytes + length));
        }

        private bool ReadSlot(int slot, ref uint generation)
        {
            int count = _store.Read(_first + slot, _buffer);
            if (count == 0)
            {
                return false;
            }

            bool valid = count >= Overhead && count <= _buffer.Length && _buffer[0] == FormatVersion && LengthOf() == count - Overhead
                && Get(count - ChecksumBytes) == Crc32.Of(_buffer, count - ChecksumBytes);
            if (valid)
            {
                generation = Get(1);
            }
            else
            {
                _foundBad = true;
            }

            return valid;
        }

        private int LengthOf() => _buffer[5] | (_buffer[6] << 8);

        private void Put(int at, uint value)
        {
            _buffer[at] = (byte)value;
            _buffer[at + 1] = (byte)(value >> 8);
            _buffer[at + 2] = (byte)(value >> 16);
            _buffer[at + 3] = (byte)(value >> 24);
        }

        private uint Get(int at)
            => _buffer[at] | ((uint)_buffer[at + 1] << 8) | ((uint)_buffer[at + 2] << 16) | ((uint)_buffer[at + 3] << 24);
    }
}
