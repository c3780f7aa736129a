using System;
using System.Collections;

namespace Firmware
{
    /// <summary>Packets that wait until they are let through, whole and in order, and the one that is being read piece by piece.</summary>
    internal sealed class HeldPackets
    {
        // Beyond this nothing more is taken in until one is let through.
        private const int MaxBytes = 2048;

        private readonly Queue _packets = new Queue();
        private int _bytes;
        private byte[] _current;
        private int _given;

        /// <summary>Whether packets wait.</summary>
        public bool Any => _packets.Count > 0;

        /// <summary>Whether no more should be taken in.</summary>
        public bool IsFull => _bytes > MaxBytes;

        /// <summary>Whether one is being read.</summary>
        public bool IsGiving => _current != null;

        /// <summary>Takes a packet in.</summary>
        /// <param name="header">Its first byte.</param>
        /// <param name="length">The bytes of its remaining length.</param>
        /// <param name="lengthCount">How many of them count.</param>
        /// <param name="body">What is behind them.</param>
        public void Add(byte header, byte[] length, int lengthCount, byte[] body)
        {
            byte[] packet = new byte[1 + lengthCount + body.Length];
            packet[0] = header;
            Array.Copy(length, 0, packet, 1, lengthCount);
            Array.Copy(body, 0, packet, 1 + lengthCount, body.Length);
            _packets.Enqueue(packet);
            _bytes += packet.Length;
        }

        /// <summary>Begins to give out the oldest one.</summary>
        public void Begin()
        {
            _current = (byte[])_packets.Dequeue();
            _bytes -= _current.Length;
            _given = 0;
        }

        /// <summary>Gives out the next piece.</summary>
        /// <param name="buffer">Is filled; never asks for more than is left.</param>
        public int Give(byte[] buffer)
        {
            Array.Copy(_current, _given, buffer, 0, buffer.Length);
            _given += buffer.Length;
            if (_given == _current.Length)
            {
                _current = null;
            }

            return buffer.Length;
        }
    }
}
