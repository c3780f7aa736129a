namespace Firmware.Core
{
    /// <summary>
    /// The settings in force: loads them at start, takes config messages all or nothing, stores a change before it takes effect,
    /// and has an answer for every message. A change that could cut the node off is only kept ready: <see cref="Trial"/> decides.
    /// </summary>
    public sealed partial class Configuration
    {
        private readonly SettingsRecord _record;
        private readonly ByteWriter _answer;
        private readonly WriteBudget _budget;
        private readonly Settings _candidate = new Settings();
        private readonly SettingsParser _parser = new SettingsParser();

        /// <summary>The shortest interval that the sensor allows, in milliseconds. An interval below it is taken, and the answer says what it comes to.</summary>
        public int PaceMs;

        /// <summary>Whether config messages come over TLS. Only then a secret may be in one.</summary>
        public bool Secure;

        /// <summary>The settings in force.</summary>
        public readonly Settings Current = new Settings();

        /// <summary>Grows by one with every change; 0 until the first.</summary>
        public int Revision;

        /// <summary>Whether what was deployed on the device is not valid and was therefore passed over.</summary>
        public bool DeployedRefused;

        /// <summary>Creates the defaults; <see cref="Load"/> comes next.</summary>
        /// <param name="store">Where settings are kept.</param>
        /// <param name="buffer">Shared, for one slot: at least <see cref="SettingsRecord.BufferBytes"/> bytes, as <paramref name="scratch"/>.</param>
        /// <param name="scratch">Shared, for one record.</param>
        /// <param name="answer">Takes the answers.</param>
        /// <param name="budget">How often may be written.</param>
        public Configuration(ISettingsStore store, byte[] buffer, ByteWriter scratch, ByteWriter answer, WriteBudget budget)
        {
            _answer = answer;
            _budget = budget;
            _record = new SettingsRecord(store, buffer, scratch);
        }

        /// <summary>Which slot the settings came from or went to: 0 or 1; -1 when none is stored.</summary>
        public int Slot => _record.Slot;

        /// <summary>Whether a slot was not valid at the start.</summary>
        public bool SlotWasBad => _record.SlotWasBad;

        /// <summary>
        /// Loads what was stored, then applies what was deployed, if that is new: what a person deploys later than the last change counts.
        /// </summary>
        /// <param name="buffer">For the deployed settings: at least <see cref="SettingsRecord.BufferBytes"/> bytes, not the one of the constructor.</param>
        public void Load(byte[] buffer)
        {
            Revision = _record.Load(_parser, Current);
            int length = _record.ReadDeployed(buffer, out uint checksum);
            _candidate.CopyFrom(Current);
            DeployedRefused = length < 0 || (length > 0 && !_parser.Read(buffer, length, _candidate));
            if (length > 0 && !DeployedRefused)
            {
                _record.Deployed = checksum;

                // The last message is no longer what is in force: sent again it is a new wish.
                Apply(_candidate, 0);
            }
        }

        /// <summary>Takes a config message. Afterwards the answer is written.</summary>
        /// <param name="data">The bytes; they are changed. May be null when the message is too long.</param>
        /// <param name="length">Length of the message as it was sent.</param>
        /// <param name="retained">Whether the broker keeps it, and brings it with every connection.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public ConfigOutcome Handle(byte[] data, int length, bool retained, long nowMs)
        {
            uint checksum = length > SettingsParser.MaxBytes ? 0 : Crc32.Of(data, length);
            _candidate.CopyFrom(Current);
            if (!_parser.Read(data, length, _candidate, Secure))
            {
                return Refuse();
            }

            // What came over TLS is not given away by a message that ends TLS: that takes somebody at the device.
            if (Secure && !_candidate.IsSet(Setting.Tls) && _candidate.Text(Setting.Password).Length > 0)
            {
                return Refuse(ConfigError.Plain);
            }

            // The broker may deliver a message twice at QoS 1: the second one is answered like the first, although its rev has passed.
            if (checksum == _record.Message && Revision > 0)
            {
                return Accept(ConfigOutcome.Unchanged);
            }

            if (_parser.Revision >= 0 && _parser.Revision != Revision)
            {
                _parser.Errors.AddKey(ConfigError.Revision, -1, SettingsParser.RevisionKey, 0, SettingsParser.RevisionKey.Length);
                return Refuse();
            }

            if (_candidate.SameAs(Current))
            {
                return Accept(ConfigOutcome.Unchanged);
            }

            // What has failed would be tried at every connection, and cut the node off each time.
            return retained && checksum == _failedChecksum ? Refuse(ConfigError.Retained) : Change(checksum, nowMs);
        }

        /// <summary>Factory settings, and over them what was deployed. The revision goes on. A restart has to follow.</summary>
        /// <returns>False when it could not be stored, and nothing changed.</returns>
        public bool Reset()
        {
            uint deployed = _record.Deployed;
            _record.Deployed = 0;
            if (!Apply(new Settings(), 0))
            {
                _record.Deployed = deployed;
                return false;
            }

            Load(new byte[SettingsRecord.BufferBytes]);
            return true;
        }

        private ConfigOutcome Change(uint checksum, long nowMs)
        {
            // A trial begins with a reconnect, after which the broker may deliver the message once more.
            bool again = Tried != null && checksum == _triedChecksum;
            if (!again && (Tried != null || !_budget.Take(nowMs)))
            {
                return Refuse(Tried != null ? ConfigError.Trial : ConfigError.Busy);
            }

            if (!_candidate.CutsOffDiffer(Current))
            {
                return Apply(_candidate, checksum) ? Accept(ConfigOutcome.Changed) : Refuse(ConfigError.Storage);
            }

            return Try(again, checksum);
        }

        private int PacedSeconds() => Current.Number(Setting.Interval) * 1000L < PaceMs ? (PaceMs + 999) / 1000 : 0;

        private ConfigOutcome Accept(ConfigOutcome outcome)
        {
            AnswerWriter.WriteAccepted(_answer, _parser.Id, Revision, PacedSeconds());
            return outcome;
        }

        private ConfigOutcome Refuse(ConfigError error)
        {
            _parser.Errors.Add(error);
            return Refuse();
        }

        private ConfigOutcome Refuse()
        {
            AnswerWriter.WriteRefused(_answer, _parser.Id, Revision, _parser.Errors);
            return ConfigOutcome.Refused;
        }

        // Stores settings, and only then makes them the ones in force.
        private bool Apply(Settings settings, uint messageChecksum)
        {
            if (!_record.Save(settings, Revision + 1, messageChecksum))
            {
                return false;
            }

            Current.CopyFrom(settings);
            Revision++;
            return true;
        }
    }
}
