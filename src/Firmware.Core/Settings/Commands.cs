namespace Firmware.Core
{
    /// <summary>
    /// Takes command messages: each one is answered, and each command runs once, although the broker may deliver it twice.
    /// A second delivery happens only after a reconnect (MQTT 3.1.1 clause 4.4), so a message without an id counts as a repetition
    /// only when it is the first one after that and comes before the node is online; a message with an id always does.
    /// </summary>
    public sealed class Commands
    {
        private const int Remembered = 8;

        private readonly CommandParser _parser;
        private readonly uint[] _done = new uint[Remembered];
        private readonly ByteWriter _answer;
        private int _next;
        private bool _first;
        private uint _last;

        /// <summary>Creates commands that have seen nothing.</summary>
        /// <param name="nodeId">What <c>confirm</c> has to say.</param>
        /// <param name="answer">Takes the answers.</param>
        public Commands(string nodeId, ByteWriter answer)
        {
            _parser = new CommandParser(nodeId);
            _answer = answer;
        }

        /// <summary>Checksum of the last command that ran; 0 for none.</summary>
        public uint Last => _last;

        /// <summary>Sets the last command that ran before a restart: a restart is a reconnect too.</summary>
        /// <param name="checksum">Of the command; 0 for none.</param>
        public void Remember(uint checksum) => _last = checksum;

        /// <summary>The link is up again: the next message may be one that was delivered before.</summary>
        public void Reconnected() => _first = true;

        /// <summary>The link is online: what was delivered before has come again by now.</summary>
        public void CameOnline() => _first = false;

        /// <summary>Takes a command message. Afterwards the answer is written.</summary>
        /// <param name="data">The bytes; they are changed. May be null when the message is too long.</param>
        /// <param name="length">Length of the message as it was sent.</param>
        /// <param name="retained">Whether the broker had kept it. Such a command would run at every start, so it is refused.</param>
        /// <returns>What is to be done now.</returns>
        public Command Handle(byte[] data, int length, bool retained)
        {
            bool first = _first;
            _first = false;
            uint checksum = length > SettingsParser.MaxBytes ? 0 : Crc32.Of(data, length);
            bool valid = _parser.Read(data, length);
            if (valid && retained)
            {
                _parser.Errors.Add(ConfigError.Retained);
                valid = false;
            }

            if (!valid)
            {
                AnswerWriter.WriteRefused(_answer, _parser.Id, _parser.Errors);
                return Command.None;
            }

            bool repeated = (checksum == _last && (first || _parser.Id != null)) || (_parser.Id != null && WasDone(checksum));
            AnswerWriter.WriteDone(_answer, _parser.Id, Words.Of(_parser.Command), repeated);
            if (repeated)
            {
                return Command.None;
            }

            _last = checksum;
            _done[_next] = checksum;
            _next = (_next + 1) % Remembered;
            return _parser.Command;
        }

        /// <summary>The last command could not be done: the answer says so now, and sent again it is not a repetition.</summary>
        /// <param name="error">Why.</param>
        /// <returns>Nothing more is to be done.</returns>
        public Request Failed(ConfigError error)
        {
            _last = 0;
            _next = (_next + Remembered - 1) % Remembered;
            _done[_next] = 0;
            _parser.Errors.Add(error);
            AnswerWriter.WriteRefused(_answer, _parser.Id, _parser.Errors);
            return Request.None;
        }

        /// <summary>There was no memory to handle the message: the answer says so.</summary>
        public void RefuseForMemory()
        {
            _parser.Errors.Clear();
            _parser.Errors.Add(ConfigError.NoMemory);
            AnswerWriter.WriteRefused(_answer, null, _parser.Errors);
        }

        private bool WasDone(uint checksum)
        {
            for (int i = 0; i < Remembered; i++)
            {
                if (_done[i] == checksum)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
