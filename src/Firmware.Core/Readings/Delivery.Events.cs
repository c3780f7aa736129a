namespace Firmware.Core
{
    // What it is told of.
    public sealed partial class Delivery
    {
        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; one that belongs to no reading is passed over.</param>
        /// <param name="ok">Whether it was acknowledged.</param>
        public void Published(int id, bool ok)
        {
            if (id == _historyId)
            {
                _historyId = 0;
            }

            if (_inFlight.Remove(id) && !Outbox.MarkAnswered(_inFlight.Slot, _inFlight.Sequence, ok) && (!ok || !_inFlight.Has(_inFlight.Sequence)))
            {
                Resolve(_inFlight.Sequence, ok);
            }
        }

        /// <summary>The link is up.</summary>
        /// <param name="grantedQos">The highest QoS that the broker has; readings go out with no more, whatever the settings want.</param>
        public void CameOnline(int grantedQos) => _grantedQos = grantedQos;

        /// <summary>The highest QoS that the broker has, as far as is known.</summary>
        public int GrantedQos => _grantedQos;

        /// <summary>Every message id is void: whatever was under way waits again.</summary>
        public void IdsVoid()
        {
            _historyId = 0;
            while (_inFlight.RemoveAny())
            {
                // Whether the readings that gave way have arrived will never be known.
                if (!Outbox.IsUnderWay(_inFlight.Slot, _inFlight.Sequence))
                {
                    Resolve(_inFlight.Sequence, false);
                }
            }

            Outbox.Unsend();
        }

        // The fate of a reading that gave way while it was under way.
        private void Resolve(int sequence, bool arrived)
        {
            Outbox.Resolve(arrived);
            _inFlight.Forget(sequence);
        }
    }
}
