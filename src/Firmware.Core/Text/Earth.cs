namespace Firmware.Core
{
    /// <summary>Distances between positions, in whole numbers: enough to tell whether something has moved.</summary>
    public static class Earth
    {
        // A degree of latitude, and one of longitude at the equator, of a sphere with the mean radius of WGS 84 (6371.0 km).
        private const int MillimetresOfUnit = 1112;
        private const int UnitsOfDegree = 100000;
        private const int TurnUnits = 360 * UnitsOfDegree;

        // The cosine of 0, 10, 20 degrees and so on, times 1024; a straight line between two of them is right within 1 %.
        private static readonly short[] Cosines = { 1024, 1008, 962, 887, 784, 658, 512, 350, 178, 0 };

        /// <summary>Whether two positions are at least so far from each other. Right within 2 % up to some hundred kilometres.</summary>
        /// <param name="latitude">Of one, in hundred-thousandths of a degree.</param>
        /// <param name="longitude">Of one.</param>
        /// <param name="otherLatitude">Of the other.</param>
        /// <param name="otherLongitude">Of the other.</param>
        /// <param name="metres">0 or more.</param>
        public static bool AreApart(int latitude, int longitude, int otherLatitude, int otherLongitude, int metres)
        {
            long east = longitude - otherLongitude;

            // Over the line where the date changes it is not far.
            east = east > TurnUnits / 2 ? east - TurnUnits : east < -TurnUnits / 2 ? east + TurnUnits : east;
            long eastMm = east * CosineOf(latitude) / 1024 * MillimetresOfUnit;
            long northMm = (long)(latitude - otherLatitude) * MillimetresOfUnit;
            long millimetres = metres * 1000L;
            return eastMm * eastMm + northMm * northMm >= millimetres * millimetres;
        }

        private static int CosineOf(int latitude)
        {
            int size = latitude < 0 ? -latitude : latitude;
            int step = size / (10 * UnitsOfDegree);
            if (step >= Cosines.Length - 1)
            {
                return 0;
            }

            int rest = size % (10 * UnitsOfDegree);
            return Cosines[step] + (Cosines[step + 1] - Cosines[step]) * (rest / 100) / (10 * UnitsOfDegree / 100);
        }
    }
}
