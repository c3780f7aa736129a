namespace Firmware.Core
{
    /// <summary>How much charge a battery has at which voltage: eleven points with a straight line between two of them.</summary>
    public sealed class BatteryCurve
    {
        /// <summary>Points of a curve: 0 %, 10 % and so on up to 100 %.</summary>
        public const int Points = 11;

        private readonly int[] _millivolts;

        /// <summary>Creates a curve.</summary>
        /// <param name="millivolts"><see cref="Points"/> voltages, each higher than the one before.</param>
        public BatteryCurve(int[] millivolts)
        {
            _millivolts = millivolts;
        }

        /// <summary>
        /// One lithium-ion or lithium-polymer cell of 3.7 V, resting or at a small load: 50 % at 3.82 V, 100 % at 4.20 V. 0 % is where a regulator to
        /// 3.3 V gives up, not where the cell does.
        /// </summary>
        public static BatteryCurve LithiumIon()
            => new BatteryCurve(new int[] { 3300, 3680, 3740, 3770, 3790, 3820, 3870, 3920, 3980, 4060, 4200 });

        /// <summary>Percent at a voltage, rounded down to 0 and up to 100 outside the curve.</summary>
        /// <param name="millivolts">Of the battery.</param>
        public int PercentAt(int millivolts)
        {
            if (millivolts <= _millivolts[0])
            {
                return 0;
            }

            for (int i = 1; i < Points; i++)
            {
                int above = _millivolts[i];
                if (millivolts <= above)
                {
                    int below = _millivolts[i - 1];
                    return (i - 1) * 10 + ((millivolts - below) * 10 + (above - below) / 2) / (above - below);
                }
            }

            return 100;
        }
    }
}
