namespace Firmware.Core
{
    // What a message asks of the node.
    public sealed partial class RemoteControl
    {
        private Request HandleConfig(MqttEvent message, Topics topics, long nowMs)
            => Configured(Configuration.Handle(message.Payload, message.Length, message.Retained, nowMs, message.Topic == topics.AllConfig), topics);

        private Request HandleCommand(MqttEvent message, Topics topics)
        {
            Command command = Commands.Handle(message.Payload, message.Length, message.Retained);
            return Commanded(command, RequestOf(command), topics);
        }

        private Request Commanded(Command command, Request request, Topics topics)
        {
            _reply.Set(topics.CommandResult);
            _log.Commanded(command, _reply.Writer.Buffer, _reply.Writer.Length);
            return request;
        }

        private Request Configured(ConfigOutcome outcome, Topics topics)
        {
            _reply.Set(topics.ConfigResult);
            _log.Configured(outcome, _reply.Writer.Buffer, _reply.Writer.Length);
            if (outcome == ConfigOutcome.Changed)
            {
                SendState();
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
                    return _device.Identify() ? Request.None : Commands.Failed(ConfigError.Unsupported);
                case Command.Restart:
                    return Request.Restart;
                case Command.Reset:
                    return Configuration.Reset() ? Request.Reset : Commands.Failed(ConfigError.Storage);
                case Command.Forget:
                    return Request.Forget;
                case Command.Stay:
                    return Request.Stay;
                default:
                    return Request.None;
            }
        }
    }
}
