using System;
using System.Threading;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>
    /// Stands between M2Mqtt and its socket, and does there what M2Mqtt does not do well enough. M2Mqtt connects, asks for signs of life and
    /// takes messages in, one at a time (<see cref="IncomingMessages"/>). What the node sends goes past it, and so do the answers to that: it
    /// gives a message up after a few tries, looks at late answers one in a turn, sends no PUBREL for a late PUBREC, and forgets with the
    /// connection what is owed (<see cref="OutgoingSession"/>).
    /// </summary>
    internal sealed class PacketGate : IMqttNetworkChannel
    {
        // How long the reader waits for a packet before it looks whether it should leave, or whether a held message may pass, in milliseconds.
        private const int IdleWaitMs = 500;
        private const int HeldWaitMs = 40;

        // M2Mqtt asks again and again on a connection that has ended, until it has closed it.
        private const int EndedPauseMs = 50;

        // A TLS stream that is closed while another thread is in a call on it takes the ground from under that call. Both look up in time,
        // unless a packet stays half-way.
        private const int LeaveStepMs = 20;
        private const int LeaveSteps = 100;

        private readonly IMqttNetworkChannel _socket;
        private readonly M2MqttInbox _inbox;
        private readonly M2MqttAttempt _attempt;
        private readonly PacketReader _reader;
        private readonly IncomingMessages _messages;
        private readonly AnswerReader _answers;
        private bool _isReading;

        // How many bytes of the remaining length M2Mqtt was given: it asks for them one by one.
        private int _lengthGiven;

        public PacketGate(IMqttNetworkChannel socket, M2MqttInbox inbox, Handshakes handshakes, M2MqttAttempt attempt)
        {
            _socket = socket;
            _inbox = inbox;
            _attempt = attempt;
            _reader = new PacketReader(socket);
            Sender = new PacketSender(socket);
            KeepAlive = new KeepAliveMonitor(attempt.KeepAliveMs);
            _messages = new IncomingMessages(_reader, Sender, inbox, attempt);
            _answers = new AnswerReader(_reader, Sender, handshakes, attempt);
        }

        /// <summary>Where everything goes out.</summary>
        public PacketSender Sender { get; }

        /// <summary>For how long the broker has said nothing.</summary>
        public KeepAliveMonitor KeepAlive { get; }

        /// <inheritdoc/>
        public bool DataAvailable => _socket.DataAvailable;

        /// <inheritdoc/>
        public bool ValidateServerCertificate
        {
            get => _socket.ValidateServerCertificate;
            set => _socket.ValidateServerCertificate = value;
        }

        /// <inheritdoc/>
        public void Connect()
        {
            _socket.Connect();
            KeepAlive.Heard();
            if (!_inbox.IsCurrent(_attempt))
            {
                // Given up meanwhile: the broker is not to see who would have come.
                throw new InvalidOperationException();
            }
        }

        /// <inheritdoc/>
        public void Accept() => _socket.Accept();

        /// <inheritdoc/>
        public void Close()
        {
            Sender.End();
            for (int i = 0; i < LeaveSteps && (_isReading || Sender.IsBusy); i++)
            {
                Thread.Sleep(LeaveStepMs);
            }

            _socket.Close();
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer)
        {
            Sender.Send(buffer);
            return buffer.Length;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int timeout) => _socket.Receive(buffer, timeout);

        /// <inheritdoc/>
        public int Receive(byte[] buffer)
        {
            int read = 0;
            _isReading = true;
            try
            {
                read = Sender.HasEnded ? 0 : Pass(buffer);
            }
            catch (Exception)
            {
                // The connection ended, or there was no memory for a packet. What was begun cannot be finished: the broker brings it again.
            }

            _isReading = false;
            if (read == 0)
            {
                Sender.End();
                Thread.Sleep(EndedPauseMs);
            }

            return read;
        }

        private int Pass(byte[] buffer)
        {
            if (_messages.IsGiving)
            {
                return _messages.Give(buffer);
            }

            if (_lengthGiven < _reader.LengthCount)
            {
                buffer[0] = _reader.Length[_lengthGiven++];
                return 1;
            }

            if (_reader.Left > 0)
            {
                // M2Mqtt reads the rest of a packet in one piece. When it wants something else it has lost its way: it goes on where there was
                // no memory for a packet, and takes its body for the next header.
                return _reader.Left == buffer.Length && _reader.ReadRest(buffer) ? buffer.Length : 0;
            }

            return PassFirst(buffer);
        }

        // The first byte of the next packet that is for M2Mqtt.
        private int PassFirst(byte[] buffer)
        {
            while (!Sender.HasEnded && _inbox.IsCurrent(_attempt))
            {
                if (_messages.TryGive(buffer))
                {
                    return 1;
                }

                if (_messages.IsFull)
                {
                    _inbox.WaitForRoom();
                    continue;
                }

                int begun = _reader.Begin(buffer, _messages.AnyHeld ? HeldWaitMs : IdleWaitMs);
                if (begun < 0)
                {
                    return 0;
                }

                if (begun > 0)
                {
                    KeepAlive.Heard();
                    bool isMessage = (buffer[0] & PacketType.Mask) == PacketType.Publish;
                    if (isMessage ? _messages.MayPass() : _answers.IsForM2Mqtt(buffer[0]))
                    {
                        _lengthGiven = 0;
                        return 1;
                    }

                    _lengthGiven = _reader.LengthCount;
                    if (!(isMessage ? _messages.Keep(buffer[0]) : _answers.Handle(buffer[0])))
                    {
                        return 0;
                    }
                }
            }

            return 0;
        }
    }
}
