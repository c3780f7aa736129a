namespace Firmware.Core
{
    /// <summary>Reads a command message: <c>{"id":"a1","do":"restart"}</c>, <c>{"do":"stay","for":600}</c>.</summary>
    public sealed class CommandParser : IMemberReader
    {
        private static readonly byte[] DoKey = ByteWriter.BytesOf("do");
        private static readonly byte[] ConfirmKey = ByteWriter.BytesOf("confirm");
        private static readonly byte[] ForKey = ByteWriter.BytesOf("for");

        private readonly MessageParser _message;
        private readonly byte[] _nodeId;
        private Command _command;
        private bool _isConfirmed;
        private bool _seenConfirm;
        private byte[] _data;
        private int _seconds;

        /// <summary>What is wrong with the last message.</summary>
        public readonly ConfigErrors Errors;

        /// <summary>Creates a parser.</summary>
        /// <param name="nodeId">What <c>confirm</c> has to say where it is required.</param>
        public CommandParser(string nodeId)
        {
            _nodeId = ByteWriter.BytesOf(nodeId);
            _message = new MessageParser(this);
            Errors = _message.Errors;
        }

        /// <summary>The <c>id</c> of the last message; null if it had none.</summary>
        public string Id => _message.Id;

        /// <summary>The command of the last message.</summary>
        public Command Command => _command;

        /// <summary>For how long the last command is meant, in seconds: 1 to 86400; 0 if it does not say so.</summary>
        public int Seconds => _seconds;

        /// <summary>The words for the commands that there are.</summary>
        public static string[] Choices()
        {
            string[] words = new string[(int)Command.Stay];
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = Words.Of((Command)(i + 1));
            }

            return words;
        }

        /// <summary>Reads a message.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="length">The length of the message. More than <see cref="MessageParser.MaxBytes"/> is refused before anything is read.</param>
        /// <returns>True if there is no error.</returns>
        public bool Read(byte[] data, int length)
        {
            _command = Command.None;
            _isConfirmed = false;
            _seenConfirm = false;
            _data = data;
            _seconds = 0;
            if (!_message.Read(data, length))
            {
                return false;
            }

            if (_command == Command.None)
            {
                Errors.AddKey(ConfigError.Missing, -1, DoKey, 0, DoKey.Length);
            }
            else if ((_command == Command.Forget || _command == Command.Reset) && !_isConfirmed)
            {
                Errors.AddKey(ConfigError.Confirm, -1, ConfirmKey, 0, ConfirmKey.Length);
            }
            else if (_command == Command.Stay != _seconds > 0)
            {
                Errors.AddKey(_seconds > 0 ? ConfigError.Unknown : ConfigError.Missing, -1, ForKey, 0, ForKey.Length);
            }

            return Errors.Count == 0;
        }

        /// <inheritdoc/>
        public ConfigError ReadMember(out int setting)
        {
            setting = -1;
            if (_message.KeyIs(ForKey))
            {
                return _seconds != 0 ? ConfigError.Duplicate : ReadSeconds();
            }

            bool isCommand = _message.KeyIs(DoKey);
            if (!isCommand && !_message.KeyIs(ConfirmKey))
            {
                return ConfigError.Unknown;
            }

            if (isCommand ? _command != Command.None : _seenConfirm)
            {
                return ConfigError.Duplicate;
            }

            _seenConfirm |= !isCommand;
            if (_message.Reader.Kind != JsonKind.Text)
            {
                return ConfigError.Type;
            }

            if (!isCommand)
            {
                _isConfirmed = _message.ValueIs(_nodeId);
                return ConfigError.None;
            }

            _command = Words.CommandOf(_message.Text());
            return _command == Command.None ? ConfigError.Choice : ConfigError.None;
        }

        private ConfigError ReadSeconds()
        {
            if (_message.Reader.Kind != JsonKind.Number)
            {
                return ConfigError.Type;
            }

            JsonNumber number = new JsonNumber();
            ConfigError error = number.Read(_data, _message.Reader.ValueStart, _message.Reader.ValueLength, 0);
            if (error != ConfigError.None)
            {
                return error;
            }

            if (number.Value < 1 || number.Value > Words.MostSeconds)
            {
                return ConfigError.Range;
            }

            _seconds = number.Value;
            return ConfigError.None;
        }
    }
}
