namespace Firmware.Core
{
    /// <summary>
    /// Handles command messages: each one gets a reply, and each command runs once although the broker may deliver it twice.
    /// The broker delivers a second time only after a reconnect (MQTT 3.1.1 clause 4.4), so a message without an id counts as a repetition
    /// only if it is the first one after a reconnect and comes before the node is online; a message with an id always does.
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

        /// <summary>Creates the commands of a node that has received none.</summary>
        /// <param name="nodeId">What <c>confirm</c> has to contain.</param>
        /// <param name="answer">Receives the replies.</param>
        public Commands(string nodeId, ByteWriter answer)
        {
            _parser = new CommandParser(nodeId);
            _answer = answer;
        }

        /// <summary>Checksum of the last command that ran; 0 for none.</summary>
        public uint Last => _last;

        /// <summary>For how long the last command is meant, in seconds.</summary>
        public int Seconds => _parser.Seconds;

        /// <summary>Sets the last command that ran before a restart: a restart is a reconnect too.</summary>
        /// <param name="checksum">Of the command; 0 for none.</param>
        public void Remember(uint checksum) => _last = checksum;

        /// <summary>Writes down or brings back the last command that ran.</summary>
        public void Keep(Memo memo) => _last = (uint)memo.Number(_last);

        /// <summary>The broker has accepted the connection: the next message may be one that was delivered before.</summary>
        public void Reconnected() => _first = true;

        /// <summary>The link is online: whatever was delivered before has been delivered again by now.</summary>
        public void CameOnline() => _first = false;

        /// <summary>Handles a command message and writes the reply.</summary>
        /// <param name="data">The bytes; they are changed. May be null if the message is too long.</param>
        /// <param name="length">Length of the message as it was sent.</param>
        /// <param name="retained">Whether the broker retains it. Such a command would run at every start, so it is refused.</param>
        /// <returns>What the node has to do now.</returns>
        public Command Handle(byte[] data, int length, bool retained)
        {
            bool first = _first;
            _first = false;
            uint checksum = length > SettingsParser.MaxBytes ? 0 : Fingerprint.Of(data, length);
            bool valid = _parser.Read(data, length);
            if (valid && retained)
            {
                _parser.Errors.Add(ConfigError.Retained);
                valid = false;
            }

            if (!valid)
            {
                ReplyWriter.WriteRefused(_answer, _parser.Id, _parser.Errors);
                return Command.None;
            }

            bool repeated = (checksum == _last && (first || _parser.Id != null)) || (_parser.Id != null && WasDone(checksum));
            ReplyWriter.WriteDone(_answer, _parser.Id, Words.Of(_parser.Command), repeated);
            if (repeated)
            {
                return Command.None;
            }

            _last = checksum;
            _done[_next] = checksum;
            _next = (_next + 1) % Remembered;
            return _parser.Command;
        }

        /// <summary>The last command could not be carried out: writes a reply that says so. If it is sent again, it is not a repetition.</summary>
        /// <param name="error">Why.</param>
        /// <returns>Nothing that the node has to do.</returns>
        public Request Failed(ConfigError error)
        {
            _last = 0;
            _next = (_next + Remembered - 1) % Remembered;
            _done[_next] = 0;
            _parser.Errors.Add(error);
            ReplyWriter.WriteRefused(_answer, _parser.Id, _parser.Errors);
            return Request.None;
        }

        /// <summary>There was no memory to handle the message: the answer says so.</summary>
        public void RefuseForMemory()
        {
            _parser.Errors.Clear();
            _parser.Errors.Add(ConfigError.NoMemory);
            ReplyWriter.WriteRefused(_answer, null, _parser.Errors);
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
