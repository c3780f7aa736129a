namespace Firmware.Core
{
    /// <summary>
    /// What comes from the broker and what is owed for it: gives each message to the settings or to the commands, and keeps the answer
    /// until the client takes it. No further message is read before that, so that each one is answered.
    /// </summary>
    public sealed partial class RemoteControl
    {
        /// <summary>Longest answer in bytes. Errors that do not fit are only counted in it.</summary>
        public const int MaxAnswerBytes = 640;

        // "offline" against "online".
        private const int OnlineLength = 6;
        private const int OfflineLength = 7;

        private readonly IMqttLink _mqtt;
        private readonly ILog _log;
        private readonly ByteWriter _answer = new ByteWriter(MaxAnswerBytes);
        private readonly ByteWriter _writer;

        /// <summary>The settings.</summary>
        public readonly Configuration Configuration;

        /// <summary>The commands.</summary>
        public readonly Commands Commands;

        /// <summary>Whether the node has heard itself say <c>online</c> since this was last set to false: it may speak and listen where it is.</summary>
        public bool HeardItself;

        /// <summary>Whether <c>config/state</c> has to be told.</summary>
        public bool StateDue;

        /// <summary>Creates the remote control of one node.</summary>
        public RemoteControl(NodeOptions options, IMqttLink mqtt, ISettingsStore store, ILog log, byte[] buffer, ByteWriter writer)
        {
            _mqtt = mqtt;
            _log = log;
            _writer = writer;
            Configuration = new Configuration(store, buffer, writer, _answer, new WriteBudget(options.SettingsWrites));
            Commands = new Commands(options.Id, _answer);
        }

        /// <summary>Takes a message.</summary>
        /// <param name="message">The message; its payload is changed.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public Request Take(MqttEvent message, Topics topics, long nowMs)
        {
            string topic = message.Topic;
            if (topic == topics.Config || topic == topics.AllConfig)
            {
                ConfigOutcome outcome = Configuration.Handle(message.Payload, message.Length, message.Retained, nowMs);
                Owe(topics.ConfigResult);
                return Told(outcome);
            }

            if (topic == topics.Command || topic == topics.AllCommand)
            {
                Command command = Commands.Handle(message.Payload, message.Length, message.Retained);
                Request request = RequestOf(command);
                Owe(topics.CommandResult);
                _log.Commanded(command, _answer.Buffer, _answer.Length);
                return request;
            }

            // A will of a former connection can arrive late. What was retained before this connection is no news.
            bool said = topic == topics.Status && !message.Retained;
            HeardItself |= said && message.Length == OnlineLength;
            return said && message.Length == OfflineLength ? Request.Status : Request.None;
        }

        /// <summary>What was tried is decided; its last answer waits from now on.</summary>
        /// <param name="held">Whether the link held.</param>
        /// <param name="reason">Why not.</param>
        /// <param name="topics">Of the node, as they are now.</param>
        /// <returns>Whether it is in force now.</returns>
        public bool Decide(bool held, LinkReason reason, Topics topics)
        {
            ConfigOutcome outcome = ConfigOutcome.Refused;
            if (!held)
            {
                Configuration.DropTried(reason);
            }
            else if (Configuration.TakeTried())
            {
                outcome = ConfigOutcome.Changed;
            }

            Owe(topics.ConfigResult);
            Told(outcome);
            return outcome == ConfigOutcome.Changed;
        }

        private Request Told(ConfigOutcome outcome)
        {
            _log.Configured(outcome, _answer.Buffer, _answer.Length);
            if (outcome == ConfigOutcome.Changed)
            {
                StateDue = true;
                return Request.Settings;
            }

            return outcome == ConfigOutcome.Tried ? Request.Trial : Request.None;
        }

        private Request RequestOf(Command command)
        {
            switch (command)
            {
                case Command.Read:
                    return Request.Sample;
                case Command.Identify:
                    return Request.Identify;
                case Command.Restart:
                    return Request.Restart;
                case Command.Reset:
                    return Configuration.Reset() ? Request.Reset : Commands.Failed(ConfigError.Storage);
                case Command.Forget:
                    return Request.Forget;
                default:
                    return Request.None;
            }
        }
    }
}
