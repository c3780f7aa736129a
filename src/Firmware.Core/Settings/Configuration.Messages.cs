namespace Firmware.Core
{
    // What becomes of a config message.
    public sealed partial class Configuration
    {
        /// <summary>Handles a config message and writes the reply.</summary>
        /// <param name="data">The bytes; they are changed. May be null if the message is too long.</param>
        /// <param name="length">Length of the message as it was sent.</param>
        /// <param name="retained">Whether the broker keeps it and sends it on every connection.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="isToAll">Whether it went to all nodes. If all of them took one place they could not be told apart again.</param>
        public ConfigOutcome Handle(byte[] data, int length, bool retained, long nowMs, bool isToAll = false)
        {
            uint checksum = length > SettingsParser.MaxBytes ? 0 : Fingerprint.Of(data, length);
            _proposed.CopyFrom(Current);
            if (!_parser.Read(data, length, _proposed, _isSecure, isToAll))
            {
                return Refuse();
            }

            // A password that came over TLS is not revealed by a message that turns TLS off: that takes a person at the device.
            if (_isSecure && !_proposed.IsSet(Setting.Tls) && _proposed.Text(Setting.Password).Length > 0)
            {
                return Refuse(ConfigError.Plain);
            }

            // The broker may deliver a message twice at QoS 1: the second delivery gets the same reply, although its rev is no longer in force.
            if (checksum == _record.Message && _revision > 0)
            {
                return Accept(_parser.Id, ConfigOutcome.Unchanged);
            }

            if (_parser.Revision >= 0 && _parser.Revision != _revision)
            {
                _parser.Errors.AddKey(ConfigError.Revision, -1, SettingsParser.RevisionKey, 0, SettingsParser.RevisionKey.Length);
                return Refuse();
            }

            if (_proposed.SameAs(Current))
            {
                return Accept(_parser.Id, ConfigOutcome.Unchanged);
            }

            // A retained message that was rejected would be tried on every connection, and cut the node off each time.
            return retained && checksum == _rejected ? Refuse(ConfigError.Retained) : Change(checksum, nowMs);
        }

        /// <summary>There was no memory to handle the message: the reply says so. Nothing has changed.</summary>
        public void RefuseForMemory()
        {
            _parser.Errors.Clear();
            _parser.Errors.Add(ConfigError.NoMemory);
            ReplyWriter.WriteRefused(_reply, null, _revision, _parser.Errors);
        }

        private ConfigOutcome Change(uint checksum, long nowMs)
        {
            // A trial begins with a reconnect, after which the broker may deliver the message once more: the reply is the same.
            if (_candidate != null && checksum == _candidate.Checksum)
            {
                return Try(ConfigOutcome.Unchanged);
            }

            if (_candidate != null || !_budget.Spend(nowMs))
            {
                return Refuse(_candidate != null ? ConfigError.Trial : ConfigError.Busy);
            }

            int trialMs = _proposed.TrialMs(Current);
            if (trialMs == 0)
            {
                return Apply(_proposed, checksum) ? Accept(_parser.Id, ConfigOutcome.Changed) : Refuse(ConfigError.Storage);
            }

            _candidate = new Candidate(_proposed, trialMs, checksum, _parser.Id);
            return Try(ConfigOutcome.Tried);
        }

        private ConfigOutcome Try(ConfigOutcome outcome)
        {
            ReplyWriter.WriteTrial(_reply, _candidate.Id, _revision, _candidate.TrialMs / 1000);
            return outcome;
        }

        private ConfigOutcome Refuse(ConfigError error)
        {
            _parser.Errors.Add(error);
            return Refuse();
        }

        private ConfigOutcome Refuse()
        {
            ReplyWriter.WriteRefused(_reply, _parser.Id, _revision, _parser.Errors);
            return ConfigOutcome.Refused;
        }
    }
}
