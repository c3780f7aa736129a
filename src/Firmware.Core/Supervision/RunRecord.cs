namespace Firmware.Core
{
    /// <summary>
    /// What the node records about its runs: how many there were, how the last one ended, and which command ran last.
    /// Written once per start and once per commanded restart, because flash wears.
    /// </summary>
    public sealed class RunRecord
    {
        /// <summary>Highest number of a first run: a board can start as often again before its number leaves 31 bits.</summary>
        public const int HighestFirst = 0x3FFFFFFF;

        private const int Bytes = 15;

        // Where each part stands. A record that was written by an earlier version ends before what that did not know.
        private const int CommandAt = 4;
        private const int EndAt = 8;
        private const int RestartsAt = 9;
        private const int AnnouncedAt = 10;
        private const int KeptAt = 14;

        private const int AnyKept = 0xFF;

        private readonly SlotPair _slots;
        private readonly ByteWriter _scratch;
        private RunEnd _end;
        private RunEnd _before;
        private int _session;
        private int _restartsInARow;
        private uint _lastCommand;
        private uint _announced;
        private int _kept;

        /// <summary>Creates a record; <see cref="Begin"/> comes next.</summary>
        /// <param name="store">Where it is kept.</param>
        /// <param name="buffer">Shared, for one slot.</param>
        /// <param name="scratch">Shared.</param>
        public RunRecord(ISettingsStore store, byte[] buffer, ByteWriter scratch)
        {
            _slots = new SlotPair(store, StoreSlot.RunA, buffer);
            _scratch = scratch;
        }

        /// <summary>The number of this run, 1 to 2,147,483,647: one more than that of the run before.</summary>
        public int Session => _session;

        /// <summary>How the run before this one ended.</summary>
        public RunEnd Before => _before;

        /// <summary>How many runs in a row ended because there was no network; 0 as soon as one got online.</summary>
        public int RestartsInARow => _restartsInARow;

        /// <summary>Checksum of the last command that ran in an earlier run; 0 for none.</summary>
        public uint LastCommand => _lastCommand;

        /// <summary>Checksum of the announcement to Home Assistant; 0 while there is none at the broker.</summary>
        public uint Announced => _announced;

        /// <summary>
        /// What the broker may have kept of the readings, by the bits of <c>Retention</c>. An earlier version recorded nothing: then it may be anything.
        /// </summary>
        public int Kept => _kept;

        /// <summary>Counts one more run. If that cannot be stored, the next one may get the same number.</summary>
        /// <param name="first">Any number, at random: its lower 30 bits name the first run where none was counted before.</param>
        public void Begin(int first)
        {
            uint last = Load() ? _scratch.NumberAt(0) : int.MaxValue;
            _session = last < int.MaxValue ? (int)last + 1 : First(first);

            // A power cut leaves no note, so it is noted in advance.
            End(RunEnd.Power);
        }

        /// <summary>Goes on with a run after a sleep, and writes nothing.</summary>
        /// <param name="session">The number of the run that went to sleep.</param>
        /// <returns>False if another one came after it, or if it did not end by going to sleep. <see cref="Begin"/> has to follow.</returns>
        public bool Resume(int session)
        {
            _session = session;
            return Load() && _scratch.NumberAt(0) == session && _before == RunEnd.Power;
        }

        /// <summary>Writes down or brings back how the run before this one ended.</summary>
        public void Keep(Memo memo) => _before = (RunEnd)memo.Number((long)_before);

        /// <summary>Records how the run ends, from outside of the node's loop: it uses none of the loop's buffers.</summary>
        /// <param name="store">Where the record is kept.</param>
        /// <param name="how">How it ends.</param>
        public static void Mark(ISettingsStore store, RunEnd how)
        {
            ByteWriter scratch = new ByteWriter(Bytes);
            SlotPair slots = new SlotPair(store, StoreSlot.RunA, new byte[Bytes + SlotPair.Overhead]);
            if (slots.Load(scratch) && scratch.Length == Bytes)
            {
                scratch.Buffer[EndAt] = (byte)how;
                slots.Save(scratch.Buffer, scratch.Length);
            }
        }

        /// <summary>The node is online, so the restarts in a row are over. Written only when that is news.</summary>
        public void CameOnline()
        {
            if (_restartsInARow > 0)
            {
                _restartsInARow = 0;
                Save();
            }
        }

        /// <summary>Records what was announced to Home Assistant. Written only when that is news.</summary>
        /// <param name="checksum">0 if the announcement was cleared.</param>
        public void RecordAnnounced(uint checksum)
        {
            if (_announced != checksum)
            {
                _announced = checksum;
                Save();
            }
        }

        /// <summary>Records what the broker may have kept of the readings. Written only when that is news.</summary>
        public void RecordKept(int kept)
        {
            if (_kept != kept)
            {
                _kept = kept;
                Save();
            }
        }

        /// <summary>Records how this run ends.</summary>
        public void End(RunEnd how)
        {
            _end = how;
            Save();
        }

        /// <summary>This run ends because a command asks for a restart.</summary>
        /// <param name="command">Checksum of the command, so that a second delivery of it does nothing.</param>
        public void EndByCommand(uint command)
        {
            _lastCommand = command;
            End(RunEnd.Asked);
        }

        /// <summary>This run ends because there is no network.</summary>
        public void EndWithoutNetwork()
        {
            _restartsInARow++;
            End(RunEnd.Failed);
        }

        private bool Load()
        {
            if (!_slots.Load(_scratch) || (_scratch.Length != Bytes && _scratch.Length != KeptAt && _scratch.Length != AnnouncedAt))
            {
                return false;
            }

            _lastCommand = _scratch.NumberAt(CommandAt);
            _before = (RunEnd)_scratch.Buffer[EndAt];
            _restartsInARow = _scratch.Buffer[RestartsAt];
            _announced = _scratch.Length > AnnouncedAt ? _scratch.NumberAt(AnnouncedAt) : 0;
            _kept = _scratch.Length > KeptAt ? _scratch.Buffer[KeptAt] : AnyKept;
            return true;
        }

        private static int First(int random)
        {
            int first = random & HighestFirst;
            return first == 0 ? 1 : first;
        }

        private void Save()
        {
            _scratch.Clear();
            _scratch.AppendBinary((uint)_session);
            _scratch.AppendBinary(_lastCommand);
            _scratch.AppendByte((int)_end);
            _scratch.AppendByte(_restartsInARow < byte.MaxValue ? _restartsInARow : byte.MaxValue);
            _scratch.AppendBinary(_announced);
            _scratch.AppendByte(_kept);
            _slots.Save(_scratch.Buffer, _scratch.Length);
        }
    }
}
