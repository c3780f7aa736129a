namespace Firmware.Core
{
    // What is owed for messages, until the broker has it.
    public sealed partial class RemoteControl
    {
        // Answers that wait for their acknowledgement. Those behind a flood of messages are not seen before more of it is read.
        private const int MaxUnderWay = 4;

        private readonly InFlight _underWay = new InFlight();
        private string _answerTopic;
        private string _answeredTopic;
        private int _answerId;
        private int _stateId;

        /// <summary>Whether an answer waits.</summary>
        public bool AnswerDue => _answerTopic != null;

        /// <summary>Sends the answer that is owed, if the client takes it.</summary>
        public void Answer()
        {
            int answerId = _answerTopic == null ? -1 : SendAnswer();
            if (answerId >= 0)
            {
                _answerId = answerId;
                _answeredTopic = _answerTopic;
                _answerTopic = null;
            }
        }

        /// <summary>Sends what is owed, as far as the client takes it. The link is up.</summary>
        public void Announce(Topics topics)
        {
            Answer();

            // Only the last state counts: after many changes in a row not every one of them needs memory until it is acknowledged.
            if (StateDue && _stateId == 0)
            {
                _writer.Clear();
                SettingsWriter.AppendState(_writer, Configuration.Current, Configuration.Revision, false);
                int stateId = _mqtt.Publish(topics.ConfigState, _writer.Buffer, _writer.Length, 1, true);
                StateDue = stateId < 0;
                _stateId = stateId < 0 ? 0 : stateId;
            }
        }

        /// <summary>A message was acknowledged or given up.</summary>
        public void Published(int id, bool ok)
        {
            _underWay.Take(id);
            if (id == _stateId)
            {
                _stateId = 0;
                StateDue |= !ok;
            }

            if (id == _answerId)
            {
                Answered(ok);
            }
        }

        /// <summary>Every message id is void.</summary>
        public void Dropped()
        {
            _underWay.Clear();
            _stateId = 0;
            if (_answerId > 0)
            {
                Answered(false);
            }
        }

        // One more that would have to wait goes without an acknowledgement: the next message is read only behind this answer.
        private int SendAnswer()
        {
            int id = _underWay.Count < MaxUnderWay ? _mqtt.Publish(_answerTopic, _answer.Buffer, _answer.Length, 1, false) : -1;
            if (id < 0)
            {
                return _mqtt.Publish(_answerTopic, _answer.Buffer, _answer.Length, 0, false);
            }

            _underWay.Add(id, 0, 0);
            return id;
        }

        private void Owe(string topic)
        {
            _answerTopic = topic;
            _answerId = 0;
        }

        // An answer that went with its connection is given again, unless the next one has taken its place.
        private void Answered(bool ok)
        {
            _answerId = 0;
            if (!ok)
            {
                _answerTopic = _answeredTopic;
            }
        }
    }
}
