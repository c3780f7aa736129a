using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SensorKindTests
    {
        [TestMethod]
        [DataRow(SensorKind.Dht11, 1000, 3)]
        [DataRow(SensorKind.Dht12, 2000, 3)]
        [DataRow(SensorKind.Dht22, 2000, 3)]
        [DataRow(SensorKind.Bme280, 1000, 7)]
        [DataRow(SensorKind.Bmp280, 1000, 5)]
        public void A_sensor_has_the_pace_and_the_quantities_of_its_part(int kind, int paceMs, int quantities)
        {
            Sensor sensor = new Sensor(new FakePart(kind));

            Assert.AreEqual(paceMs, sensor.PaceMs);
            Assert.AreEqual(quantities, sensor.Quantities);
        }
    }
}
