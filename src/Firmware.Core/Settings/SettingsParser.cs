using System;

namespace Firmware.Core
{
    /// <summary>
    /// Reads a JSON object of settings over a candidate that holds the settings in force. It changes nothing else: the caller decides
    /// whether the candidate takes effect.
    /// </summary>
    public sealed class SettingsParser : IMemberReader
    {
        /// <summary>Longest message in bytes.</summary>
        public const int MaxBytes = MessageParser.MaxBytes;

        internal static readonly byte[] RevisionKey = ByteWriter.BytesOf("rev");

        private readonly MessageParser _message;
        private readonly SettingReader _value;
        private readonly bool[] _seen = new bool[Setting.Count];
        private bool _allowsSecrets;
        private bool _isToAll;
        private bool _seenRevision;
        private bool _seenLimit;
        private byte[] _data;
        private Settings _candidate;
        private int _revision;

        /// <summary>What is wrong with the last message.</summary>
        public readonly ConfigErrors Errors;

        /// <summary>Creates a parser.</summary>
        public SettingsParser()
        {
            _message = new MessageParser(this);
            _value = new SettingReader(_message.Reader);
            Errors = _message.Errors;
        }

        /// <summary>The <c>id</c> of the last message; null if it had none.</summary>
        public string Id => _message.Id;

        /// <summary>The <c>rev</c> that the last message wants to be in force; -1 if it had none.</summary>
        public int Revision => _revision;

        /// <summary>Reads a message.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="length">The length of the message. More than <paramref name="limit"/> is refused before anything is read.</param>
        /// <param name="candidate">Holds the settings in force and says which ones there are; receives every valid value of the message.</param>
        /// <param name="allowsSecrets">False to refuse secrets: the message has not come over TLS.</param>
        /// <param name="isToAll">True to refuse what each node has of its own: the message went to all of them.</param>
        /// <param name="limit">Most bytes that it may have: what is stored may be longer than a message.</param>
        /// <returns>True if there is no error.</returns>
        public bool Read(byte[] data, int length, Settings candidate, bool allowsSecrets = true, bool isToAll = false, int limit = MaxBytes)
        {
            _allowsSecrets = allowsSecrets;
            _isToAll = isToAll;
            _revision = -1;
            _seenRevision = false;
            _seenLimit = false;
            Array.Clear(_seen, 0, Setting.Count);

            _data = data;
            _candidate = candidate;
            _value.Open(data, candidate);
            return _message.Read(data, length, limit) && (!_seenLimit || AreLimitsInOrder(candidate));
        }

        private bool AreLimitsInOrder(Settings candidate)
        {
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                if (candidate.AreLimitsCrossed(quantity))
                {
                    byte[] key = SettingsTable.Get(Setting.LowerLimit + quantity).Member;
                    Errors.AddKey(ConfigError.Limits, -1, key, SettingDefinition.KeyAt, key.Length - SettingDefinition.KeyMarks);
                }
            }

            return Errors.Count == 0;
        }

        /// <inheritdoc/>
        public ConfigError ReadMember(out int setting)
        {
            setting = -1;
            if (_message.KeyIs(RevisionKey))
            {
                return ReadRevision();
            }

            setting = SettingsTable.Find(_data, _message.Reader.KeyStart, _message.Reader.KeyLength);
            if (setting < 0 || !_candidate.Has(setting))
            {
                setting = -1;
                return ConfigError.Unknown;
            }

            bool isSeen = _seen[setting];
            _seen[setting] = true;
            _seenLimit |= setting >= Setting.LowerLimit && setting < Setting.Altitude;
            return isSeen ? ConfigError.Duplicate
                : !_allowsSecrets && SettingsTable.Get(setting).Kind == SettingKind.Secret ? ConfigError.Plain
                : _isToAll && setting == Setting.Place ? ConfigError.Individual
                : _value.Read(setting);
        }

        private ConfigError ReadRevision()
        {
            if (_seenRevision)
            {
                return ConfigError.Duplicate;
            }

            _seenRevision = true;
            ConfigError error = _value.ReadNumber(0, int.MaxValue, 0);
            if (error == ConfigError.None)
            {
                _revision = _value.Number;
            }

            return error;
        }
    }
}
