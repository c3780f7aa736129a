namespace Firmware.Core
{
    /// <summary>
    /// What the node knows of its runs: how many there were, how the last one ended, and which command ran last.
    /// Written once per start and once per asked restart: flash wears.
    /// </summary>
    public sealed class RunRecord
    {
        /// <summary>Highest number of a first run: a board can start as often again before its number leaves 31 bits.</summary>
        public const int HighestFirst = 0x3FFFFFFF;

        private const int Bytes = 14;

        // Of a record that was written before there were announcements.
        private const int OldBytes = 10;

        private readonly SlotPair _slots;
        private readonly ByteWriter _scratch;
        private RunEnd _end;

        /// <summary>The number of this run, 1 to 2,147,483,647: one more than that of the run before.</summary>
        public int Session;

        /// <summary>How the run before this one ended.</summary>
        public RunEnd Before;

        /// <summary>How many runs in a row ended because there was no network; 0 as soon as one got online.</summary>
        public int RestartsInARow;

        /// <summary>Checksum of the last command that ran, in this run or in one before; 0 for none.</summary>
        public uint LastCommand;

        /// <summary>Checksum of what Home Assistant was told last; 0 while nothing of it stands at the broker.</summary>
        public uint Announced;

        /// <summary>Creates a record; <see cref="Begin"/> comes next.</summary>
        /// <param name="store">Where it is kept.</param>
        /// <param name="buffer">Shared, for one slot.</param>
        /// <param name="scratch">Shared.</param>
        public RunRecord(ISettingsStore store, byte[] buffer, ByteWriter scratch)
        {
            _slots = new SlotPair(store, StoreSlot.RunA, buffer);
            _scratch = scratch;
        }

        /// <summary>Counts one more run. When that cannot be stored the next one may have the same number.</summary>
        /// <param name="first">Any number, at random: its lower 30 bits name the first run where none was counted before.</param>
        public void Begin(int first)
        {
            if (_slots.Load(_scratch) && (_scratch.Length == Bytes || _scratch.Length == OldBytes))
            {
                uint last = _scratch.NumberAt(0);
                Session = last < int.MaxValue ? (int)last + 1 : First(first);
                LastCommand = _scratch.NumberAt(4);
                Before = (RunEnd)_scratch.Buffer[8];
                RestartsInARow = _scratch.Buffer[9];
                Announced = _scratch.Length == Bytes ? _scratch.NumberAt(OldBytes) : 0;
            }
            else
            {
                Session = First(first);
            }

            // Until it is told otherwise, this run ends without a word.
            End(RunEnd.Power);
        }

        /// <summary>Notes from outside of the node's loop how the run ends. The loop's own buffers are not touched.</summary>
        /// <param name="store">Where the record is kept.</param>
        /// <param name="how">How it ends.</param>
        public static void Mark(ISettingsStore store, RunEnd how)
        {
            ByteWriter scratch = new ByteWriter(Bytes);
            SlotPair slots = new SlotPair(store, StoreSlot.RunA, new byte[Bytes + SlotPair.Overhead]);
            if (slots.Load(scratch) && scratch.Length == Bytes)
            {
                scratch.Buffer[8] = (byte)how;
                slots.Save(scratch.Buffer, scratch.Length);
            }
        }

        /// <summary>The node is online: what comes later is no longer for want of a network. Written only when that is news.</summary>
        public void GotOnline()
        {
            if (RestartsInARow > 0)
            {
                RestartsInARow = 0;
                Save();
            }
        }

        /// <summary>Notes what Home Assistant was told. Written only when that is news.</summary>
        /// <param name="checksum">0 when it was taken away.</param>
        public void NoteAnnounced(uint checksum)
        {
            if (Announced != checksum)
            {
                Announced = checksum;
                Save();
            }
        }

        /// <summary>Notes how this run ends.</summary>
        public void End(RunEnd how)
        {
            _end = how;
            Save();
        }

        private static int First(int random)
        {
            int first = random & HighestFirst;
            return first == 0 ? 1 : first;
        }

        private void Save()
        {
            _scratch.Clear();
            _scratch.AppendBinary((uint)Session);
            _scratch.AppendBinary(LastCommand);
            _scratch.Append((char)_end);
            _scratch.Append((char)(RestartsInARow < byte.MaxValue ? RestartsInARow : byte.MaxValue));
            _scratch.AppendBinary(Announced);
            _slots.Save(_scratch.Buffer, _scratch.Length);
        }
    }
}
