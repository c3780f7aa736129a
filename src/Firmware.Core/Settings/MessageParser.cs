using System.Text;

namespace Firmware.Core
{
    /// <summary>
    /// Reads a message to the node: one JSON object, each member once, with an <c>id</c> or without. It never throws, whatever the bytes are.
    /// </summary>
    public sealed class MessageParser
    {
        /// <summary>Longest message in bytes.</summary>
        public const int MaxBytes = 1024;

        /// <summary>Longest <c>id</c> of a message in bytes.</summary>
        public const int MaxIdBytes = 36;

        private static readonly byte[] IdKey = ByteWriter.BytesOf("id");

        private readonly IMemberReader _members;
        private byte[] _data;
        private string _id;
        private bool _seenId;

        /// <summary>Stands at the member that is read.</summary>
        public readonly JsonReader Reader = new JsonReader();

        /// <summary>What is wrong with the last message.</summary>
        public readonly ConfigErrors Errors = new ConfigErrors();

        /// <summary>Creates a parser.</summary>
        /// <param name="members">Reads every member but the <c>id</c>.</param>
        public MessageParser(IMemberReader members) => _members = members;

        /// <summary>The <c>id</c> of the last message; null if it had none.</summary>
        public string Id => _id;

        /// <summary>Reads a message.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="length">The length of the message. More than <paramref name="limit"/> is refused before anything is read.</param>
        /// <param name="limit">Most bytes that it may have.</param>
        /// <returns>True if there is no error.</returns>
        public bool Read(byte[] data, int length, int limit = MaxBytes)
        {
            Errors.Clear();
            _id = null;
            _seenId = false;
            if (length > limit)
            {
                Errors.AddAt(ConfigError.Size, limit);
                return false;
            }

            _data = data;
            Reader.Open(data, length);
            while (Reader.Next())
            {
                int setting = -1;
                ConfigError error = KeyIs(IdKey) ? ReadId() : _members.ReadMember(out setting);
                if (error != ConfigError.None)
                {
                    Errors.AddKey(error, setting, data, Reader.KeyStart, Reader.KeyLength);
                }
            }

            if (Reader.Error != ConfigError.None)
            {
                Errors.AddAt(Reader.Error, Reader.ErrorAt);
            }

            return Errors.Count == 0;
        }

        /// <summary>Whether the member has a key.</summary>
        public bool KeyIs(byte[] word) => SettingsTable.Matches(word, _data, Reader.KeyStart, Reader.KeyLength);

        /// <summary>Whether the value of the member is a run of bytes.</summary>
        public bool ValueIs(byte[] word) => SettingsTable.Matches(word, _data, Reader.ValueStart, Reader.ValueLength);

        /// <summary>The value of the member, which is a text.</summary>
        public string Text() => Encoding.UTF8.GetString(_data, Reader.ValueStart, Reader.ValueLength);

        private ConfigError ReadId()
        {
            if (_seenId)
            {
                return ConfigError.Duplicate;
            }

            _seenId = true;
            if (Reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            if (Reader.ValueLength > MaxIdBytes)
            {
                return ConfigError.Length;
            }

            // Among others no NUL, which ends a string on the device.
            if (!TextRules.Allow(TextRule.Any, _data, Reader.ValueStart, Reader.ValueLength))
            {
                return ConfigError.Characters;
            }

            _id = Text();
            return ConfigError.None;
        }
    }
}
