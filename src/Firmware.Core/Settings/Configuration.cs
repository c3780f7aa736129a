namespace Firmware.Core
{
    /// <summary>
    /// The settings in force: loads them at the start, applies each config message as a whole or not at all, stores a change before it
    /// takes effect, and writes a reply to every message. A change that can cut the node off only becomes a <see cref="Candidate"/>,
    /// which is committed or rejected later.
    /// </summary>
    public sealed partial class Configuration
    {
        private readonly SettingsRecord _record;
        private readonly ByteWriter _reply;
        private readonly WriteBudget _budget;
        private readonly Settings _proposed = new Settings();
        private readonly SettingsParser _parser = new SettingsParser();
        private Candidate _candidate;
        private uint _rejected;
        private int _revision;
        private bool _deployedRefused;
        private int _paceMs;
        private bool _isSecure;

        /// <summary>The settings in force.</summary>
        public readonly Settings Current = new Settings();

        /// <summary>Creates the defaults; <see cref="Load"/> comes next.</summary>
        /// <param name="store">Where settings are kept.</param>
        /// <param name="buffer">Shared, for one slot: at least <see cref="SettingsRecord.BufferBytes"/> bytes, as <paramref name="scratch"/>.</param>
        /// <param name="scratch">Shared, for one record.</param>
        /// <param name="reply">Receives the replies.</param>
        /// <param name="budget">How often settings may be written.</param>
        public Configuration(ISettingsStore store, byte[] buffer, ByteWriter scratch, ByteWriter reply, WriteBudget budget)
        {
            _reply = reply;
            _budget = budget;
            _record = new SettingsRecord(store, buffer, scratch);
        }

        /// <summary>Grows by one with every change; 0 until the first.</summary>
        public int Revision => _revision;

        /// <summary>What waits to be tried or is on trial; null for nothing.</summary>
        public Candidate Candidate => _candidate;

        /// <summary>Whether the settings deployed on the device are not valid and were ignored.</summary>
        public bool DeployedRefused => _deployedRefused;

        /// <summary>Whether config messages come over TLS. Only then may a secret be in one.</summary>
        public bool IsSecure => _isSecure;

        /// <summary>Where the settings are stored.</summary>
        public SlotPair Slots => _record.Slots;

        /// <summary>
        /// Loads what was stored, then applies what was deployed, if that is new: what a person deploys after the last change wins.
        /// </summary>
        /// <param name="buffer">For the deployed settings: at least <see cref="SettingsRecord.BufferBytes"/> bytes, not the one of the constructor.</param>
        public void Load(byte[] buffer)
        {
            _revision = _record.Load(_parser, Current);
            int length = _record.ReadDeployed(buffer, out uint checksum);
            _proposed.CopyFrom(Current);
            _deployedRefused = length < 0 || (length > 0 && !_parser.Read(buffer, length, _proposed));
            if (length > 0 && !_deployedRefused)
            {
                // The last message no longer describes what is in force: if it is sent again, it is a new request.
                _record.AcceptDeployed(checksum);
                Apply(_proposed, 0);
            }
        }

        /// <summary>The sensor allows no interval shorter than this. A shorter one is accepted, and the reply says what is used instead.</summary>
        /// <param name="paceMs">In milliseconds.</param>
        public void LimitPace(int paceMs) => _paceMs = paceMs;

        /// <summary>The node has the settings of these quantities and of no other. Comes before <see cref="Load"/>.</summary>
        /// <param name="quantities">Bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        public void LimitQuantities(int quantities) => Current.Quantities = quantities;

        /// <summary>Config messages now come over this kind of connection.</summary>
        /// <param name="isSecure">Whether it is TLS.</param>
        public void ReceiveOver(bool isSecure) => _isSecure = isSecure;

        /// <summary>Writes down or brings back what was rejected last, and how often settings may still be written.</summary>
        public void Keep(Memo memo)
        {
            _rejected = (uint)memo.Number(_rejected);
            _budget.Keep(memo);
        }

        /// <summary>The candidate has held: stores it, puts it in force and writes the reply.</summary>
        /// <returns>False if it could not be stored; then nothing has changed.</returns>
        public bool Commit()
        {
            Candidate held = _candidate;
            _candidate = null;
            _parser.Errors.Clear();
            bool stored = Apply(held.Settings, held.Checksum);
            if (stored)
            {
                Accept(held.Id, ConfigOutcome.Changed);
            }
            else
            {
                _parser.Errors.Add(ConfigError.Storage);
                ReplyWriter.WriteRefused(_reply, held.Id, _revision, _parser.Errors);
            }

            return stored;
        }

        /// <summary>The candidate has not held: drops it and writes the reply. The settings in force have not changed.</summary>
        /// <param name="reason">Why there was no link.</param>
        /// <param name="occupant">The node that has the place; empty for none.</param>
        public void Reject(LinkReason reason, string occupant)
        {
            _rejected = _candidate.Checksum;
            ReplyWriter.WriteRejected(_reply, _candidate.Id, _revision, reason, occupant);
            _candidate = null;
        }

        /// <summary>Back to factory settings, with the deployed settings over them. The revision goes on. A restart has to follow.</summary>
        /// <returns>False if that could not be stored; then nothing has changed.</returns>
        public bool Reset()
        {
            uint deployed = _record.Deployed;
            _record.AcceptDeployed(0);
            if (!Apply(new Settings { Quantities = Current.Quantities }, 0))
            {
                _record.AcceptDeployed(deployed);
                return false;
            }

            Load(new byte[SettingsRecord.BufferBytesFor(Current.Quantities)]);
            return true;
        }

        private ConfigOutcome Accept(string id, ConfigOutcome outcome)
        {
            bool paced = Current.Number(Setting.Interval) * 1000L < _paceMs;
            ReplyWriter.WriteAccepted(_reply, id, _revision, paced ? (_paceMs + 999) / 1000 : 0);
            return outcome;
        }

        // Stores settings, and only then puts them in force.
        private bool Apply(Settings settings, uint messageChecksum)
        {
            if (!_record.Save(settings, _revision + 1, messageChecksum))
            {
                return false;
            }

            Current.CopyFrom(settings);
            _revision++;
            return true;
        }
    }
}
