using System;

namespace Firmware.Core.Tests
{
    /// <summary>Slots in memory. Writing can fail, be forgotten, or be cut short by a power cut.</summary>
    public sealed class FakeStore : ISettingsStore
    {
        private readonly byte[][] _slots = new byte[7][];

        /// <summary>How often something was written.</summary>
        public int Writes;

        /// <summary>Whether every write fails and leaves the slot as it was.</summary>
        public bool Fails;

        /// <summary>The first of the slots of which every write fails.</summary>
        public int FailsFrom = int.MaxValue;

        /// <summary>Whether there is no memory for a write.</summary>
        public bool HasNoMemory;

        /// <summary>Whether every write claims to be done and leaves the slot as it was.</summary>
        public bool Forgets;

        /// <summary>The slot that cannot be read; -1 for none.</summary>
        public int Unreadable = -1;

        /// <summary>After how many bytes of the next write the power goes; -1 for never.</summary>
        public int CutAfter = -1;

        /// <summary>What else the slot then holds.</summary>
        public TornWrite Torn = TornWrite.Short;

        public int Read(int slot, byte[] into)
        {
            if (slot == Unreadable)
            {
                return -1;
            }

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
            if (HasNoMemory)
            {
                throw new OutOfMemoryException();
            }

            if (Fails || Forgets || slot >= FailsFrom)
            {
                return Forgets;
            }

            bool cut = CutAfter >= 0 && CutAfter < length;
            byte[] whole = new byte[length];
            Array.Copy(data, whole, length);
            _slots[slot] = cut ? Tear(_slots[slot] ?? new byte[0], whole) : whole;
            return !cut;
        }

        /// <summary>The bytes of a slot, null when nothing was written to it.</summary>
        public byte[] this[int slot]
        {
            get => _slots[slot];
            set => _slots[slot] = value;
        }

        private byte[] Tear(byte[] old, byte[] data)
        {
            int size = Torn == TornWrite.Short ? CutAfter
                : Torn == TornWrite.Old ? Larger(old.Length, CutAfter)
                : data.Length;
            byte[] torn = new byte[size];
            for (int i = 0; i < size; i++)
            {
                bool written = Torn == TornWrite.Backward ? i >= CutAfter : i < CutAfter;
                torn[i] = written ? data[i]
                    : Torn == TornWrite.Zeros || (Torn != TornWrite.Erased && i >= old.Length) ? (byte)0
                    : Torn == TornWrite.Erased ? (byte)0xFF
                    : old[i];
            }

            return torn;
        }

        private static int Larger(int first, int second) => first > second ? first : second;
    }
}
