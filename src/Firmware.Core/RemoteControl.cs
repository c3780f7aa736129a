using System;

namespace Firmware.Core
{
    /// <summary>
    /// Hands each message to the settings or to the commands, sends the reply, and keeps <c>config/state</c> at the broker up to date.
    /// </summary>
    public sealed partial class RemoteControl
    {
        private readonly IMqttLink _mqtt;
        private readonly IDevice _device;
        private readonly ILog _log;
        private readonly PendingReply _reply;
        private readonly ByteWriter _writer;
        private bool _stateDue;
        private int _stateId;
        private string _location;

        // Where the state in force is for certain.
        private string _stateAt;

        /// <summary>The settings.</summary>
        public readonly Configuration Configuration;

        /// <summary>The commands.</summary>
        public readonly Commands Commands;

        /// <summary>Creates the remote control of one node.</summary>
        public RemoteControl(NodeOptions options, IMqttLink mqtt, ISettingsStore store, IDevice device, ILog log, byte[] buffer, ByteWriter writer)
        {
            _mqtt = mqtt;
            _device = device;
            _log = log;
            _writer = writer;
            _reply = new PendingReply(mqtt);
            Configuration = new Configuration(store, buffer, writer, _reply.Writer, new WriteBudget(options.SettingsWrites));
            Commands = new Commands(options.Id, _reply.Writer);
        }

        /// <summary>Whether a reply waits for the client: no message may be handled before it has gone.</summary>
        public bool IsReplyDue => _reply.IsDue;

        /// <summary>Whether the client has accepted every reply and the state of the settings.</summary>
        public bool IsFlushed => !_reply.IsDue && !_stateDue;

        /// <summary>Handles a message, if it is for the settings or a command.</summary>
        /// <param name="message">The message; its payload is changed.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>What the node has to do about it.</returns>
        public Request Handle(MqttEvent message, Topics topics, long nowMs)
        {
            string topic = message.Topic;
            bool isConfig = topic == topics.Config || topic == topics.AllConfig || topic == topics.ConfigById;
            bool isCommand = topic == topics.Command || topic == topics.AllCommand || topic == topics.CommandById;

            // An empty message asks for nothing: somebody clears a retained one.
            if ((!isConfig && !isCommand) || message.Length == 0)
            {
                return Request.None;
            }

            try
            {
                return isConfig ? HandleConfig(message, topics, nowMs) : HandleCommand(message, topics);
            }
            catch (OutOfMemoryException)
            {
                // The client has acknowledged the message, so nobody sends it again without being told. The reply takes less memory than it frees.
                message.Payload = null;
                if (isConfig)
                {
                    Configuration.RefuseForMemory();
                    return Configured(ConfigOutcome.Refused, topics);
                }

                Commands.RefuseForMemory();
                return Commanded(Command.None, Request.None, topics);
            }
        }

        /// <summary>A trial has ended: commits or rejects the candidate. Its last reply is due from now on.</summary>
        /// <param name="held">Whether the candidate has held.</param>
        /// <param name="reason">Why not.</param>
        /// <param name="occupant">The node that has the place; empty for none.</param>
        /// <param name="topics">Where the reply goes.</param>
        /// <returns>Whether the candidate is in force now.</returns>
        public bool EndTrial(bool held, LinkReason reason, string occupant, Topics topics)
        {
            bool committed = held && Configuration.Commit();
            if (!held)
            {
                Configuration.Reject(reason, occupant);
            }

            Configured(committed ? ConfigOutcome.Changed : ConfigOutcome.Refused, topics);
            return committed;
        }

        /// <summary>The broker has accepted the connection: a message may come that came before.</summary>
        public void Connected() => Commands.Reconnected();

        /// <summary>The link is up. A broker that has kept the session has kept the state of the settings too: it gets one only if it differs.</summary>
        /// <param name="location">Names the broker and the place.</param>
        /// <param name="sessionKept">Whether the broker still had the session of the node.</param>
        public void CameOnline(string location, bool sessionKept)
        {
            Commands.CameOnline();
            _location = location;
            _stateDue |= !sessionKept || location != _stateAt;
        }

        /// <summary>The state of the settings is to be sent: somebody else may have overwritten or cleared it.</summary>
        public void SendState()
        {
            _stateDue = true;
            _stateAt = null;
        }

        /// <summary>Sends the reply that is due, if the client accepts it.</summary>
        public void SendReply() => _reply.Send();

        /// <summary>Sends what is due, as far as the client accepts it. The link is up.</summary>
        public void Flush(Topics topics)
        {
            _reply.Send();

            // Only the last state counts: after many changes in a row not each of them needs memory until it is acknowledged.
            if (_stateDue && _stateId == 0)
            {
                _writer.Clear();
                SettingsWriter.AppendState(_writer, Configuration.Current, Configuration.Revision);
                int id = _mqtt.Publish(topics.ConfigState, _writer.Buffer, _writer.Length, 1, true);
                _stateDue = id < 0;
                _stateId = id < 0 ? 0 : id;
            }
        }

        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        public void Published(int id, bool acknowledged)
        {
            _reply.Published(id, acknowledged);
            if (id == _stateId)
            {
                _stateId = 0;
                _stateDue |= !acknowledged;
                _stateAt = _stateDue ? null : _location;
            }
        }

        /// <summary>Every message id is void.</summary>
        public void IdsVoid()
        {
            _stateId = 0;
            _reply.IdsVoid();
        }
    }
}
