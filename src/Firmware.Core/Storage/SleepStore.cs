namespace Firmware.Core
{
    /// <summary>
    /// The record that a node leaves for itself when it goes to sleep. Its length follows what there is to keep: some 80 bytes, and ten for
    /// each reading that waits. Memory is taken only while it is read or written.
    /// </summary>
    public static class SleepStore
    {
        /// <summary>Reads the record.</summary>
        /// <returns>Null if there is none.</returns>
        public static Memo Load(ISettingsStore store)
        {
            int size = SizeOf(store);
            if (size <= 0)
            {
                return null;
            }

            ByteWriter record = new ByteWriter(size);
            return new SlotPair(store, StoreSlot.SleepA, new byte[size]).Load(record) ? Memo.Read(record) : null;
        }

        /// <summary>Replaces the record. A power cut meanwhile leaves the former one.</summary>
        /// <param name="store">Where it is kept.</param>
        /// <param name="record">What <see cref="Memo.Write"/> has filled.</param>
        /// <returns>False if it was not stored.</returns>
        public static bool Save(ISettingsStore store, ByteWriter record)
        {
            int size = SizeOf(store);
            int needed = record.Length + SlotPair.Overhead;
            SlotPair slots = new SlotPair(store, StoreSlot.SleepA, new byte[size > needed ? size : needed]);

            // Only to know which of the two holds the newest one; what it says does not fit and is not wanted.
            slots.Load(new ByteWriter(1));
            return slots.Save(record.Buffer, record.Length);
        }

        private static int SizeOf(ISettingsStore store)
        {
            int first = store.Read(StoreSlot.SleepA, ByteWriter.Nothing);
            int second = store.Read(StoreSlot.SleepB, ByteWriter.Nothing);
            return first > second ? first : second;
        }
    }
}
