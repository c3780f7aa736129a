namespace Firmware.Core
{
    /// <summary>Reads a command message: <c>{"id":"a1","do":"restart"}</c>.</summary>
    public sealed class CommandParser : IMemberReader
    {
        private static readonly byte[] DoKey = ByteWriter.BytesOf("do");
        private static readonly byte[] ConfirmKey = ByteWriter.BytesOf("confirm");

        private readonly MessageParser _message;
        private readonly byte[] _nodeId;
        private Command _command;
        private bool _isConfirmed;
        private bool _seenConfirm;

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
        /// <param name="length">The length of the message. More than <see cref="MessageParser.MaxBytes"/> is refused before anything is read.</param>
        /// <returns>True if there is no error.</returns>
        public bool Read(byte[] data, int length)
        {
            _command = Command.None;
            _isConfirmed = false;
            _seenConfirm = false;
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

            return Errors.Count == 0;
        }

        /// <inheritdoc/>
        public ConfigError ReadMember(out int setting)
        {
            setting = -1;
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
    }
}
