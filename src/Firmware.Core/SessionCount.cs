namespace Firmware.Core
{
    /// <summary>Counts the starts of the node over restarts, so that a reader of readings can tell a restart from a gap.</summary>
    public static class SessionCount
    {
        private const int Bytes = 4;

        /// <summary>Counts one more start.</summary>
        /// <param name="store">Where the count is kept.</param>
        /// <param name="buffer">Shared, for one slot.</param>
        /// <param name="scratch">Shared.</param>
        /// <returns>The number of this start, from 1. When it cannot be stored the next start may have the same.</returns>
        public static int Next(ISettingsStore store, byte[] buffer, ByteWriter scratch)
        {
            SlotPair slots = new SlotPair(store, StoreSlot.SessionA, buffer);
            int session = 0;
            if (slots.Load(scratch) && scratch.Length == Bytes)
            {
                byte[] data = scratch.Buffer;
                session = data[0] | (data[1] << 8) | (data[2] << 16) | (data[3] << 24);
            }

            session++;
            scratch.Clear();
            for (int shift = 0; shift < 32; shift += 8)
            {
                scratch.Append((char)((session >> shift) & 0xFF));
            }

            slots.Save(scratch.Buffer, scratch.Length);
            return session;
        }
    }
}
