namespace Firmware.Core
{
    /// <summary>Judges every sample by the limits that are set. A quantity without a limit costs nothing.</summary>
    public sealed class LimitSet
    {
        private readonly Limit[] _limits = new Limit[Quantity.Count];

        /// <summary>Whether something has changed that the broker has not been told. Whoever tells it clears this.</summary>
        public bool IsNews;

        /// <summary>How many quantities have a limit.</summary>
        public int Count;

        /// <summary>Whether each quantity with a limit was judged.</summary>
        public bool AreDecided
        {
            get
            {
                for (int i = 0; Count > 0 && i < Quantity.Count; i++)
                {
                    if (_limits[i] != null && !_limits[i].IsDecided)
                    {
                        return false;
                    }
                }

                return true;
            }
        }

        /// <summary>What is known of a quantity; null for one without a limit.</summary>
        public Limit Of(int quantity) => _limits[quantity];

        /// <summary>Uses the limits of the settings in force from now on. A quantity without a limit has no alarm.</summary>
        public void Use(Settings settings)
        {
            Count = 0;
            for (int i = 0; i < Quantity.Count; i++)
            {
                int low = settings.Number(Setting.LowerLimit + i);
                int high = settings.Number(Setting.UpperLimit + i);
                if (low == Setting.Unset && high == Setting.Unset)
                {
                    IsNews |= _limits[i] != null;
                    _limits[i] = null;
                }
                else
                {
                    _limits[i] = _limits[i] ?? new Limit(i);
                    _limits[i].Set(low, high);
                    Count++;
                }
            }
        }

        /// <summary>Writes down or brings back how each quantity stands to its limits.</summary>
        public void Keep(Memo memo)
        {
            IsNews = memo.Flag(IsNews);
            int kept = 0;
            for (int i = 0; i < Quantity.Count; i++)
            {
                kept |= _limits[i] != null ? 1 << i : 0;
            }

            kept = (int)memo.Number(kept);
            for (int i = 0; i < Quantity.Count; i++)
            {
                if ((kept & (1 << i)) != 0)
                {
                    // A quantity whose limit has gone since was written down too.
                    (_limits[i] ?? new Limit(i)).Keep(memo);
                }
            }
        }

        /// <summary>Judges a sample, offsets added.</summary>
        /// <returns>Whether an alarm came, changed or went.</returns>
        public bool Judge(Reading reading)
        {
            bool isNews = false;
            for (int i = 0; Count > 0 && i < Quantity.Count; i++)
            {
                isNews |= _limits[i] != null && _limits[i].Judge(reading);
            }

            IsNews |= isNews;
            return isNews;
        }
    }
}
