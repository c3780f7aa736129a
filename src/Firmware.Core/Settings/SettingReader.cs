using System.Text;

namespace Firmware.Core
{
    /// <summary>Reads the value of one setting out of a config message and validates it against its line of the table.</summary>
    public sealed class SettingReader
    {
        private readonly JsonNumber _number = new JsonNumber();
        private readonly JsonReader _reader;
        private byte[] _data;
        private Settings _candidate;

        /// <summary>Creates a reader of values.</summary>
        /// <param name="reader">Is positioned at the member whose value is read.</param>
        public SettingReader(JsonReader reader)
        {
            _reader = reader;
        }

        /// <summary>The number that <see cref="ReadNumber"/> read.</summary>
        public int Number => _number.Value;

        /// <summary>Begins to read a message.</summary>
        /// <param name="data">Its bytes.</param>
        /// <param name="candidate">Receives every valid value.</param>
        public void Open(byte[] data, Settings candidate)
        {
            _data = data;
            _candidate = candidate;
        }

        /// <summary>Reads the value of the current member into a setting of the candidate.</summary>
        public ConfigError Read(int setting)
        {
            SettingDefinition definition = SettingsTable.Get(setting);
            switch (definition.Kind)
            {
                case SettingKind.Text:
                case SettingKind.Secret:
                    return ReadText(setting, definition);
                case SettingKind.Choice:
                    return ReadChoice(setting, definition);
                case SettingKind.Flag:
                    return ReadFlag(setting);
                default:
                    return ReadScaled(setting, definition);
            }
        }

        private ConfigError ReadScaled(int setting, SettingDefinition definition)
        {
            if (definition.IsOptional && (_reader.Kind == JsonKind.Null || (_reader.Kind == JsonKind.Text && _reader.ValueLength == 0)))
            {
                _candidate.SetNumber(setting, Setting.Unset);
                return ConfigError.None;
            }

            ConfigError error = ReadNumber(definition.Minimum, definition.Maximum, definition.Decimals);
            if (error == ConfigError.None)
            {
                _candidate.SetNumber(setting, _number.Value);
            }

            return error;
        }

        private ConfigError ReadFlag(int setting)
        {
            if (_reader.Kind != JsonKind.True && _reader.Kind != JsonKind.False)
            {
                return ConfigError.Type;
            }

            _candidate.SetNumber(setting, _reader.Kind == JsonKind.True ? 1 : 0);
            return ConfigError.None;
        }

        /// <summary>Reads the value of the current member as a number.</summary>
        /// <param name="minimum">Smallest value, scaled like the result.</param>
        /// <param name="maximum">Largest value.</param>
        /// <param name="decimals">Digits behind the point that count.</param>
        public ConfigError ReadNumber(int minimum, int maximum, int decimals)
        {
            if (_reader.Kind != JsonKind.Number)
            {
                return ConfigError.Type;
            }

            ConfigError error = _number.Read(_data, _reader.ValueStart, _reader.ValueLength, decimals);
            return error != ConfigError.None ? error
                : _number.Value < minimum || _number.Value > maximum ? ConfigError.Range
                : ConfigError.None;
        }

        private ConfigError ReadChoice(int setting, SettingDefinition definition)
        {
            if (_reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            for (int i = 0; i < definition.Choices.Length; i++)
            {
                if (SettingsTable.Matches(ByteWriter.BytesOf(definition.Choices[i]), _data, _reader.ValueStart, _reader.ValueLength))
                {
                    _candidate.SetNumber(setting, i);
                    return ConfigError.None;
                }
            }

            return ConfigError.Choice;
        }

        private ConfigError ReadText(int setting, SettingDefinition definition)
        {
            if (_reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            if (_reader.ValueLength < definition.Minimum || _reader.ValueLength > definition.Maximum)
            {
                return ConfigError.Length;
            }

            if (!TextRules.Allow(definition.Rule, _data, _reader.ValueStart, _reader.ValueLength))
            {
                return ConfigError.Characters;
            }

            _candidate.SetText(setting, Encoding.UTF8.GetString(_data, _reader.ValueStart, _reader.ValueLength));
            return ConfigError.None;
        }
    }
}
