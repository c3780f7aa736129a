using System.Text;

namespace Firmware.Core
{
    /// <summary>Reads a command message: <c>{"id":"a1","do":"restart"}</c>. It never throws, whatever the bytes are.</summary>
    public sealed class CommandParser
    {
        private static readonly byte[] DoKey = ByteWriter.BytesOf("do");
        private static readonly byte[] ConfirmKey = ByteWriter.BytesOf("confirm");

        private readonly JsonReader _reader = new JsonReader();
        private byte[] _data;
        private bool _confirmed;
        private bool _seenConfirm;

        /// <summary>What is wrong with the last message.</summary>
        public readonly ConfigErrors Errors = new ConfigErrors();

        /// <summary>The <c>id</c> of the last message, null when it had none.</summary>
        public string Id;

        /// <summary>The command of the last message.</summary>
        public Command Command;

        /// <summary>The words for the commands that there are.</summary>
        public static string[] Choices()
        {
            string[] words = new string[(int)Command.Reset];
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = Words.Of((Command)(i + 1));
            }

            return words;
        }

        /// <summary>Reads a message.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="length">The length of the message. More than <see cref="SettingsParser.MaxBytes"/> is refused before anything is read.</param>
        /// <param name="nodeId">What <c>confirm</c> has to say where it is wanted.</param>
        /// <returns>True when there is no error.</returns>
        public bool Read(byte[] data, int length, string nodeId)
        {
            Errors.Clear();
            Id = null;
            Command = Command.None;
            _confirmed = false;
            _seenConfirm = false;
            if (length > SettingsParser.MaxBytes)
            {
                Errors.AddAt(ConfigError.Size, SettingsParser.MaxBytes);
                return false;
            }

            _data = data;
            _reader.Open(data, length);
            while (_reader.Next())
            {
                ConfigError error = TakeMember(nodeId);
                if (error != ConfigError.None)
                {
                    Errors.AddKey(error, -1, data, _reader.KeyStart, _reader.KeyLength);
                }
            }

            if (_reader.Error != ConfigError.None)
            {
                Errors.AddAt(_reader.Error, _reader.ErrorAt);
            }
            else if (Errors.Count == 0)
            {
                CheckWhole();
            }

            return Errors.Count == 0;
        }

        private void CheckWhole()
        {
            if (Command == Command.None)
            {
                Errors.AddKey(ConfigError.Missing, -1, DoKey, 0, DoKey.Length);
            }
            else if ((Command == Command.Forget || Command == Command.Reset) && !_confirmed)
            {
                Errors.AddKey(ConfigError.Confirm, -1, ConfirmKey, 0, ConfirmKey.Length);
            }
        }

        private ConfigError TakeMember(string nodeId)
        {
            if (KeyIs(SettingsParser.IdKey))
            {
                return Id != null ? ConfigError.Duplicate : SettingsParser.ReadId(_reader, _data, out Id);
            }

            if (KeyIs(DoKey))
            {
                return Command != Command.None ? ConfigError.Duplicate : TakeCommand();
            }

            if (!KeyIs(ConfirmKey))
            {
                return ConfigError.Unknown;
            }

            bool again = _seenConfirm;
            _seenConfirm = true;
            _confirmed = _reader.Kind == JsonKind.Text && SettingsTable.Matches(Encoding.UTF8.GetBytes(nodeId), _data, _reader.ValueStart, _reader.ValueLength);
            return again ? ConfigError.Duplicate : _reader.Kind == JsonKind.Text ? ConfigError.None : ConfigError.Type;
        }

        private ConfigError TakeCommand()
        {
            if (_reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            Command = Words.CommandOf(Encoding.UTF8.GetString(_data, _reader.ValueStart, _reader.ValueLength));
            return Command == Command.None ? ConfigError.Choice : ConfigError.None;
        }

        private bool KeyIs(byte[] word) => SettingsTable.Matches(word, _data, _reader.KeyStart, _reader.KeyLength);
    }
}
