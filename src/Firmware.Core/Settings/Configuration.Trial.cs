namespace Firmware.Core
{
    // Settings that could cut the node off, until it is known whether they do.
    public sealed partial class Configuration
    {
        private uint _triedChecksum;
        private uint _failedChecksum;
        private string _triedId;

        /// <summary>What is on trial; null when nothing is.</summary>
        public Settings Tried;

        /// <summary>What was tried has held: it is stored and in force. Afterwards the answer is written.</summary>
        /// <returns>False when it could not be stored, and is therefore not in force.</returns>
        public bool TakeTried()
        {
            _parser.Errors.Clear();
            _parser.Id = _triedId;
            ConfigOutcome outcome = Apply(Tried, _triedChecksum) ? Accept(ConfigOutcome.Changed) : Refuse(ConfigError.Storage);
            Tried = null;
            return outcome == ConfigOutcome.Changed;
        }

        /// <summary>What was tried has not held: nothing changed. Afterwards the answer is written.</summary>
        public void DropTried(LinkReason reason)
        {
            _failedChecksum = _triedChecksum;
            AnswerWriter.WriteReturned(_answer, _triedId, Revision, reason);
            Tried = null;
        }

        // Ready to be tried. The message that is delivered again is answered as before.
        private ConfigOutcome Try(bool again, uint checksum)
        {
            if (!again)
            {
                Tried = new Settings();
                Tried.CopyFrom(_candidate);
                _triedChecksum = checksum;
                _triedId = _parser.Id;
            }

            AnswerWriter.WriteTrial(_answer, _triedId, Revision, Trial.HoldMs / 1000);
            return again ? ConfigOutcome.Unchanged : ConfigOutcome.Tried;
        }
    }
}
