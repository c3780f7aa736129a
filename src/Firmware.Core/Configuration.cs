namespace Firmware.Core
{
    /// <summary>
    /// The settings in force: loads them at start, takes config messages all or nothing, stores a change before it takes effect,
    /// and has an answer for every message.
    /// </summary>
    public sealed class Configuration
    {
        /// <summary>Longest record of the settings in bytes, and longest payload of <c>config/state</c>.</summary>
        public const int MaxStateBytes = 1024;

        /// <summary>Longest answer in bytes: eight errors, every key escaped.</summary>
        public const int MaxAnswerBytes = 1536;

        // Before the settings: checksums of what was deployed and of the last message that changed something.
        private const int StoredHeaderBytes = 8;

        private readonly ISettingsStore _store;
        private readonly SlotPair _slots;
        private readonly ByteWriter _scratch;
        private readonly Settings _candidate = new Settings();
        private readonly SettingsParser _parser = new SettingsParser();
        private readonly SettingsWriter _writer = new SettingsWriter();
        private uint _deployedChecksum;
        private uint _messageChecksum;

        /// <summary>The settings in force.</summary>
        public readonly Settings Current = new Settings();

        /// <summary>Grows by one with every change; 0 until the first.</summary>
        public int Revision;

        /// <summary>The answer to the last message: JSON.</summary>
        public readonly ByteWriter Answer = new ByteWriter(MaxAnswerBytes);

        /// <summary>Whether what was deployed on the device is not valid and was therefore passed over.</summary>
        public bool DeployedRefused;

        /// <summary>Creates the defaults; <see cref="Load"/> comes next.</summary>
        /// <param name="store">Where settings are kept.</param>
        /// <param name="buffer">Shared, for one slot: at least <see cref="MaxStateBytes"/> + 8 + <see cref="SlotPair.Overhead"/> bytes.</param>
        /// <param name="scratch">Shared, for one record: at least <see cref="MaxStateBytes"/> + 8 bytes.</param>
        public Configuration(ISettingsStore store, byte[] buffer, ByteWriter scratch)
        {
            _store = store;
            _scratch = scratch;
            _slots = new SlotPair(store, StoreSlot.SettingsA, buffer);
        }

        /// <summary>
        /// Loads what was stored, then applies what was deployed, if that is new: what a person deploys later than the last change counts.
        /// </summary>
        /// <param name="buffer">Shared, for the deployed settings; may be the one of the constructor.</param>
        public void Load(byte[] buffer)
        {
            if (_slots.Load(_scratch) && _scratch.Length > StoredHeaderBytes)
            {
                TakeStored();
            }

            int length = _store.Read(StoreSlot.Deployed, buffer);
            if (length <= 0)
            {
                return;
            }

            uint checksum = Crc32.Of(buffer, length < buffer.Length ? length : buffer.Length);
            if (checksum == _deployedChecksum)
            {
                return;
            }

            _candidate.CopyFrom(Current);
            DeployedRefused = !_parser.Read(buffer, length, _candidate, true);
            if (!DeployedRefused)
            {
                _deployedChecksum = checksum;
                Apply(_messageChecksum);
            }
        }

        /// <summary>Takes a config message. Afterwards <see cref="Answer"/> holds the answer.</summary>
        /// <param name="data">The bytes; they are changed. May be null when the message is too long.</param>
        /// <param name="length">Length of the message as it was sent.</param>
        public ConfigOutcome Handle(byte[] data, int length)
        {
            uint checksum = length > SettingsParser.MaxBytes ? 0 : Crc32.Of(data, length);
            _candidate.CopyFrom(Current);
            bool valid = _parser.Read(data, length, _candidate, false);

            // The broker may deliver a message twice at QoS 1: the second one is answered like the first, although its rev has passed.
            bool repeated = valid && checksum == _messageChecksum && Revision > 0;
            if (valid && !repeated && _parser.Revision >= 0 && _parser.Revision != Revision)
            {
                _parser.Errors.AddKey(ConfigError.Revision, -1, SettingsParser.RevisionKey, 0, SettingsParser.RevisionKey.Length);
                valid = false;
            }

            if (!valid)
            {
                return Refuse();
            }

            ConfigOutcome outcome = ConfigOutcome.Unchanged;
            if (!repeated && !_candidate.SameAs(Current))
            {
                if (!Apply(checksum))
                {
                    _parser.Errors.Add(ConfigError.Storage);
                    return Refuse();
                }

                outcome = ConfigOutcome.Changed;
            }

            _writer.WriteAccepted(Answer, _parser.Id, Revision);
            return outcome;
        }

        /// <summary>Writes every setting in force, secrets hidden.</summary>
        /// <param name="writer">Is cleared first.</param>
        public void WriteState(ByteWriter writer)
        {
            writer.Clear();
            _writer.AppendState(writer, Current, Revision, false);
        }

        private ConfigOutcome Refuse()
        {
            _writer.WriteRefused(Answer, _parser.Id, Revision, _parser.Errors);
            return ConfigOutcome.Refused;
        }

        // Stores the candidate, and only then makes it the one in force.
        private bool Apply(uint messageChecksum)
        {
            _scratch.Clear();
            AppendChecksum(_deployedChecksum);
            AppendChecksum(messageChecksum);
            _writer.AppendState(_scratch, _candidate, Revision + 1, true);
            if (_scratch.Overflowed || !_slots.Save(_scratch.Buffer, _scratch.Length))
            {
                return false;
            }

            _messageChecksum = messageChecksum;
            Current.CopyFrom(_candidate);
            Revision++;
            return true;
        }

        // A record may come from another version of the firmware: what is known and valid in it counts, the rest keeps its default.
        private void TakeStored()
        {
            _deployedChecksum = ChecksumAt(0);
            _messageChecksum = ChecksumAt(4);
            byte[] json = new byte[_scratch.Length - StoredHeaderBytes];
            System.Array.Copy(_scratch.Buffer, StoredHeaderBytes, json, 0, json.Length);
            _parser.Read(json, json.Length, Current, true);
            if (_parser.Revision > 0)
            {
                Revision = _parser.Revision;
            }
        }

        private void AppendChecksum(uint value)
        {
            _scratch.Append((char)(value & 0xFF));
            _scratch.Append((char)((value >> 8) & 0xFF));
            _scratch.Append((char)((value >> 16) & 0xFF));
            _scratch.Append((char)(value >> 24));
        }

        private uint ChecksumAt(int at)
        {
            byte[] data = _scratch.Buffer;
            return data[at] | ((uint)data[at + 1] << 8) | ((uint)data[at + 2] << 16) | ((uint)data[at + 3] << 24);
        }
    }
}
