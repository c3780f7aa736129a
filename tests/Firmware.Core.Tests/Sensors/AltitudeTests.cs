using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class AltitudeTests
    {
        [TestMethod]
        [DataRow(0, 7000, false)]
        [DataRow(0, 8920, true)]
        [DataRow(0, 8900, false)]
        [DataRow(0, 10850, true)]
        [DataRow(0, 11000, false)]
        [DataRow(3000, 7000, true)]
        [DataRow(3000, 10130, false)]
        [DataRow(3650, 6500, true)]
        [DataRow(-430, 10600, true)]
        [DataRow(9000, 3074, true)]
        [DataRow(-500, 7000, false)]
        public void A_pressure_is_believed_where_some_weather_brings_it(int metres, int pressure, bool expected)
        {
            Assert.AreEqual(expected, Altitude.Allows(metres, pressure));
        }
    }
}
