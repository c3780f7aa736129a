using System.Text;

namespace Firmware.Core
{
    /// <summary>
    /// Reads a JSON object of settings over a candidate that holds the settings in force. It changes nothing else:
    /// whether the candidate takes effect is decided by who called it. It never throws, whatever the bytes are.
    /// </summary>
    public sealed class SettingsParser
    {
        /// <summary>Longest message in bytes.</summary>
        public const int MaxBytes = 1024;

        /// <summary>Longest <c>id</c> of a message in bytes.</summary>
        public const int MaxIdBytes = 36;

        internal static readonly byte[] IdKey = ByteWriter.BytesOf("id");
        internal static readonly byte[] RevisionKey = ByteWriter.BytesOf("rev");

        private readonly JsonReader _reader = new JsonReader();
        private readonly SettingReader _value;
        private readonly bool[] _seen = new bool[Setting.Count];
        private byte[] _data;
        private bool _secrets;
        private bool _seenId;
        private bool _seenRevision;

        /// <summary>What is wrong with the last message.</summary>
        public readonly ConfigErrors Errors = new ConfigErrors();

        /// <summary>The <c>id</c> of the last message, null when it had none.</summary>
        public string Id;

        /// <summary>The <c>rev</c> that the last message wants to be in force, -1 when it had none.</summary>
        public int Revision;

        /// <summary>Creates a parser.</summary>
        public SettingsParser()
        {
            _value = new SettingReader(_reader);
        }

        /// <summary>Reads a message.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="length">The length of the message. More than <see cref="MaxBytes"/> is refused before anything is read.</param>
        /// <param name="candidate">Holds the settings in force; takes every valid value of the message.</param>
        /// <param name="secrets">False to refuse secrets: the way here was no secret itself.</param>
        /// <returns>True when there is no error.</returns>
        public bool Read(byte[] data, int length, Settings candidate, bool secrets = true)
        {
            Clear();
            _secrets = secrets;
            if (length > MaxBytes)
            {
                Errors.AddAt(ConfigError.Size, MaxBytes);
                return false;
            }

            _data = data;
            _value.Open(data, candidate);
            _reader.Open(data, length);
            while (_reader.Next())
            {
                TakeMember();
            }

            if (_reader.Error != ConfigError.None)
            {
                Errors.AddAt(_reader.Error, _reader.ErrorAt);
            }

            return Errors.Count == 0;
        }

        /// <summary>Reads the value of the present member as the id of a message.</summary>
        /// <param name="reader">Stands at the member.</param>
        /// <param name="data">The bytes of the message.</param>
        /// <param name="id">Takes the id; null when it is not valid.</param>
        public static ConfigError ReadId(JsonReader reader, byte[] data, out string id)
        {
            id = null;
            if (reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            if (reader.ValueLength > MaxIdBytes)
            {
                return ConfigError.Length;
            }

            // Among others no NUL, which ends a string on the device.
            if (!TextRules.Allow(TextRule.Any, data, reader.ValueStart, reader.ValueLength))
            {
                return ConfigError.Characters;
            }

            id = Encoding.UTF8.GetString(data, reader.ValueStart, reader.ValueLength);
            return ConfigError.None;
        }

        private void Clear()
        {
            Errors.Clear();
            Id = null;
            Revision = -1;
            _seenId = false;
            _seenRevision = false;
            for (int i = 0; i < Setting.Count; i++)
            {
                _seen[i] = false;
            }
        }

        private void TakeMember()
        {
            if (KeyIs(IdKey))
            {
                Check(_seenId ? ConfigError.Duplicate : ReadId(_reader, _data, out Id), -1);
                _seenId = true;
                return;
            }

            if (KeyIs(RevisionKey))
            {
                Check(_seenRevision ? ConfigError.Duplicate : TakeRevision(), -1);
                _seenRevision = true;
                return;
            }

            int setting = SettingsTable.Find(_data, _reader.KeyStart, _reader.KeyLength);
            if (setting < 0)
            {
                Check(ConfigError.Unknown, -1);
                return;
            }

            bool plain = !_secrets && SettingsTable.Get(setting).Kind == SettingKind.Secret;
            Check(_seen[setting] ? ConfigError.Duplicate : plain ? ConfigError.Plain : _value.Take(setting), setting);
            _seen[setting] = true;
        }

        private bool KeyIs(byte[] word) => SettingsTable.Matches(word, _data, _reader.KeyStart, _reader.KeyLength);

        private void Check(ConfigError error, int setting)
        {
            if (error != ConfigError.None)
            {
                Errors.AddKey(error, setting, _data, _reader.KeyStart, _reader.KeyLength);
            }
        }

        private ConfigError TakeRevision()
        {
            ConfigError error = _value.TakeNumber(0, int.MaxValue, 0);
            if (error == ConfigError.None)
            {
                Revision = _value.Number;
            }

            return error;
        }
    }
}
