using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class EarthTests
    {
        // Great circles: Brandenburg Gate to Alexanderplatz, Sydney's opera to its bridge, over the date line, near the pole.
        [TestMethod]
        [DataRow(5251628, 1337770, 5252190, 1341330, 2490)]
        [DataRow(-3385678, 15121530, -3385230, 15121080, 648)]
        [DataRow(0, 17999000, 0, -17999000, 2224)]
        [DataRow(8000000, 0, 8000000, 100000, 19300)]
        [DataRow(100, 100, 101, 100, 1)]
        public void A_distance_is_right_within_two_percent(int latitude, int longitude, int otherLatitude, int otherLongitude, int metres)
        {
            int slack = metres / 50;

            Assert.IsTrue(Earth.AreApart(latitude, longitude, otherLatitude, otherLongitude, metres - slack), "");
            Assert.IsFalse(Earth.AreApart(latitude, longitude, otherLatitude, otherLongitude, metres + slack + 1));
        }

        [TestMethod]
        public void What_has_not_moved_is_apart_by_nothing()
        {
            Assert.IsTrue(Earth.AreApart(5251628, 1337770, 5251628, 1337770, 0), "");
            Assert.IsFalse(Earth.AreApart(5251628, 1337770, 5251628, 1337770, 1));
        }
    }
}
