using System;

namespace Firmware.Core.Tests
{
    /// <summary>Slots in memory. Writing can fail, or be cut short by a power cut.</summary>
    public sealed class FakeStore : ISettingsStore
    {
        private readonly byte[][] _slots = new byte[5][];

        /// <summary>How often something was written.</summary>
        public int Writes;

        /// <summary>Whether every write fails and leaves the slot as it was.</summary>
        public bool Fails;

        /// <summary>After how many bytes of the next write the power goes; -1 for never. The slot then holds these bytes only.</summary>
        public int CutAfter = -1;

        public int Read(int slot, byte[] into)
        {
            byte[] data = _slots[slot];
            if (data == null)
            {
                return 0;
            }

            Array.Copy(data, into, data.Length < into.Length ? data.Length : into.Length);
            return data.Length;
        }

        public bool Write(int slot, byte[] data, int length)
        {
            Writes++;
            if (Fails)
            {
                return false;
            }

            int kept = CutAfter >= 0 && CutAfter < length ? CutAfter : length;
            _slots[slot] = new byte[kept];
            Array.Copy(data, _slots[slot], kept);
            return kept == length;
        }

        /// <summary>The bytes of a slot, null when nothing was written to it.</summary>
        public byte[] this[int slot]
        {
            get => _slots[slot];
            set => _slots[slot] = value;
        }
    }
}
