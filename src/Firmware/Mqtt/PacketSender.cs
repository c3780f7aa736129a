using System;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>Writes whole packets to a channel, one after the other, whoever sends them.</summary>
    internal sealed class PacketSender
    {
        private readonly IMqttNetworkChannel _channel;
        private readonly object _lock = new object();

        public PacketSender(IMqttNetworkChannel channel)
        {
            _channel = channel;
        }

        /// <summary>What is under way.</summary>
        public SendWindow Window { get; } = new SendWindow();

        /// <summary>Whether nothing can be sent any more.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>Whether somebody is in a call of the channel.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Nothing is sent from here on.</summary>
        public void End() => HasEnded = true;

        /// <summary>Whether one more packet may go out. Otherwise the broker is asked how far it has read.</summary>
        /// <param name="bytes">Its length.</param>
        /// <exception cref="Exception">The connection has ended.</exception>
        public bool Admits(int bytes)
        {
            lock (_lock)
            {
                bool admits = Window.Admits(bytes);
                if (!admits && Window.WantsPing)
                {
                    Write(Packets.Ping);
                }

                return admits;
            }
        }

        /// <summary>Sends a packet. It does not wait for the network where <see cref="Admits"/> was asked before.</summary>
        /// <returns>What an answer to it confirms.</returns>
        /// <exception cref="Exception">The connection has ended.</exception>
        public int Send(byte[] packet)
        {
            lock (_lock)
            {
                Write(packet);
                int position = Window.Position;
                if (Window.WantsPing)
                {
                    Write(Packets.Ping);
                }

                return position;
            }
        }

        private void Write(byte[] packet)
        {
            IsBusy = true;
            try
            {
                if (HasEnded)
                {
                    throw new InvalidOperationException();
                }

                Window.Add(packet.Length, packet[0] == PacketType.Ping);
                if (_channel.Send(packet) != packet.Length)
                {
                    throw new InvalidOperationException();
                }
            }
            catch (Exception)
            {
                // Nobody knows how much of it got out.
                HasEnded = true;
                throw;
            }
            finally
            {
                IsBusy = false;
            }
        }
    }
}
