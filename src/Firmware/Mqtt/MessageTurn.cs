using System;

namespace Firmware
{
    /// <summary>Whose turn it is: one message at a time goes through M2Mqtt to the node. Not synchronised.</summary>
    internal sealed class MessageTurn
    {
        // A message that M2Mqtt was given comes out of it within this, or was dropped by it.
        private const int PassMs = 5000;

        private bool _taken;
        private long _untilMs;

        /// <summary>Takes the turn for one message.</summary>
        /// <returns>False while another one has it.</returns>
        public bool TryTake()
        {
            long now = Environment.TickCount64;
            if (_taken && now < _untilMs)
            {
                return false;
            }

            _taken = true;
            _untilMs = now + PassMs;
            return true;
        }

        /// <summary>The message came out, or its connection has ended.</summary>
        public void End() => _taken = false;
    }
}
