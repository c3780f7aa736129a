using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class GnssPartTests
    {
        private const string Minimum = "$GNRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,A*49";
        private const string Fix = "$GNGGA,083559.00,4717.11437,N,00833.91522,E,1,08,1.01,499.6,M,48.0,M,,*46";
        private const string End = "\r\n";

        private static FakeSerial _line;
        private static GnssPart _part;
        private static Reading _reading;

        // The example that every description of NMEA 0183 has, those of u-blox's protocol specification, and one of each other half of the earth.
        [TestMethod]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", 4811730, 1151667, 8)]
        [DataRow(
            "$GNRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,A*49",
            "$GNGGA,083559.00,4717.11437,N,00833.91522,E,1,08,1.01,499.6,M,48.0,M,,*46", 4728524, 856525, 8)]
        [DataRow(
            "$GPRMC,225446,A,3351.500,S,15112.600,E,000.5,054.7,191194,020.3,E*6E",
            "$GPGGA,225446,3351.500,S,15112.600,E,2,06,1.2,20.0,M,,M,,*77", -3385833, 15121000, 6)]
        [DataRow(
            "$GNRMC,225446.00,A,4916.45123,N,12311.12987,W,000.5,054.7,191194,020.3,E,D*36",
            "$GNGGA,225446.00,4916.45123,N,12311.12987,W,4,12,0.7,20.0,M,,M,,*40", 4927419, -12318550, 12)]
        public void A_position_is_read_when_both_sentences_have_it(string minimum, string fix, int latitude, int longitude, int satellites)
        {
            Begin(minimum + End + fix + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(latitude, _reading.Values[Quantity.Latitude]);
            Assert.AreEqual(longitude, _reading.Values[Quantity.Longitude]);
            Assert.AreEqual(satellites, _reading.Values[Quantity.Satellites]);
        }

        [TestMethod]
        [DataRow(
            "$GPRMC,123519,V,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*7D",
            "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,0,00,0.9,545.4,M,46.9,M,,*4E", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,6,08,0.9,545.4,M,46.9,M,,*40", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,7,08,0.9,545.4,M,46.9,M,,*41", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,8,08,0.9,545.4,M,46.9,M,,*4E", (int)Quality.NoFix)]
        [DataRow(
            "$GNRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,E*4D",
            "$GNGGA,083559.00,4717.11437,N,00833.91522,E,1,08,1.01,499.6,M,48.0,M,,*46", (int)Quality.NoFix)]
        [DataRow(
            "$GNRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,N*46",
            "$GNGGA,083559.00,4717.11437,N,00833.91522,E,1,08,1.01,499.6,M,48.0,M,,*46", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,,V,,,,,,,,,,N*53",
            "$GPGGA,,,,,,0,00,99.99,,,,,,*48", (int)Quality.NoFix)]
        [DataRow(
            "$GPRMC,123518,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6B",
            "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", (int)Quality.Timeout)]
        [DataRow(
            "$GPRMC,123519,A,4807.138,N,01131.000,E,022.4,084.4,230394,003.1,W*6B",
            "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,9107.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6E",
            "$GPGGA,123519,9107.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*43", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,4860.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6B",
            "$GPGGA,123519,4860.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*46", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,48x7.038,N,01131.000,E,022.4,084.4,230394,003.1,W*22",
            "$GPGGA,123519,48x7.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*0F", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,X,01131.000,E,022.4,084.4,230394,003.1,W*7C",
            "$GPGGA,123519,4807.038,X,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*51", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,18100.000,E,022.4,084.4,230394,003.1,W*60",
            "$GPGGA,123519,4807.038,N,18100.000,E,1,08,0.9,545.4,M,46.9,M,,*4D", (int)Quality.Range)]
        [DataRow(
            "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A",
            "$GPGGA,123519,4807.038,N,01131.000,E,1,,0.9,545.4,M,46.9,M,,*4F", (int)Quality.Range)]
        public void There_is_no_position_without_a_fix_or_without_sense(string minimum, string fix, int expected)
        {
            Begin(minimum + End + fix + End);

            _part.Read(_reading);

            Assert.AreEqual(expected, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Latitude]);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Longitude]);
        }

        // Two hundred-thousandths of a degree are 0.0012 minutes. Midnight is a time, and a receiver may not tell how many satellites it has.
        [TestMethod]
        [DataRow("123519", "4807.0380", "01131.0000", "1,08", (int)Quality.Ok)]
        [DataRow("000000", "4807.0380", "01131.0000", "1,08", (int)Quality.Ok)]
        [DataRow("123519", "4807.0380", "01131.0000", "5,00", (int)Quality.Ok)]
        [DataRow("123519", "4807.0392", "01131.0000", "1,08", (int)Quality.Ok)]
        [DataRow("123519", "4807.0398", "01131.0000", "1,08", (int)Quality.Range)]
        [DataRow("123519", "4807.0368", "01131.0000", "1,08", (int)Quality.Ok)]
        [DataRow("123519", "4807.0362", "01131.0000", "1,08", (int)Quality.Range)]
        [DataRow("123519", "4807.0380", "01131.0012", "1,08", (int)Quality.Ok)]
        [DataRow("123519", "4807.0380", "01131.0018", "1,08", (int)Quality.Range)]
        [DataRow("123519", "48x7.0380", "01131.0000", "1,08", (int)Quality.Range)]
        [DataRow("123519", "4807.0380", "01x31.000", "1,08", (int)Quality.Range)]
        public void Both_sentences_agree_but_for_how_they_are_rounded(string time, string latitude, string longitude, string quality, int expected)
        {
            string minimum = Bytes.Nmea("GPRMC," + time + ",A," + latitude + ",N," + longitude + ",E,022.4,084.4,230394,003.1,W");
            string fix = Bytes.Nmea("GPGGA," + time + ",4807.0380,N,01131.0000,E," + quality + ",0.9,545.4,M,46.9,M,,");
            Begin(minimum + End + fix + End);

            _part.Read(_reading);

            Assert.AreEqual(expected, (int)_reading.Quality);
        }

        [TestMethod]
        public void That_there_is_no_fix_is_known_at_once()
        {
            Begin(Bytes.Nmea("GPRMC,,V,,,,,,,,,,N") + End + Bytes.Nmea("GPGGA,,,,,,0,00,99.99,,,,,,") + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.NoFix, (int)_reading.Quality);
            Assert.AreEqual(50, _line.PausedMs);
        }

        [TestMethod]
        public void Two_wrong_checksums_are_named_as_one_is()
        {
            Begin("$GPRMC,A*00" + End + "$GPGGA,A*00" + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Checksum, (int)_reading.Quality);
        }

        [TestMethod]
        public void The_order_of_the_sentences_and_what_else_is_said_makes_no_difference()
        {
            Begin("437,N*1C" + End + Fix + End + "$GPTXT,01*2E" + End + Minimum + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_byte_that_is_wrong_makes_no_position()
        {
            string said = Minimum + End + Fix + End;
            for (int i = 0; i < said.Length - End.Length; i += 3)
            {
                byte[] bytes = Bytes.Of(said);
                if (bytes[i] < ' ')
                {
                    continue;
                }

                bytes[i] ^= 4;
                Begin(Bytes.Text(bytes, 0, bytes.Length));

                _part.Read(_reading);

                Assert.AreNotEqual((int)Quality.Ok, (int)_reading.Quality, said.Substring(i));
            }
        }

        [TestMethod]
        public void A_wrong_checksum_is_named()
        {
            Begin(Minimum.Substring(0, Minimum.Length - 1) + "0" + End + Fix + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Checksum, (int)_reading.Quality);
        }

        [TestMethod]
        public void Silence_takes_two_seconds_and_is_a_timeout()
        {
            Begin("");

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Timeout, (int)_reading.Quality);
            Assert.AreEqual(2200, _line.PausedMs);
        }

        [TestMethod]
        public void A_line_that_cannot_be_used_is_absent()
        {
            Begin("");
            _line.IsOpen = false;

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_position_of_before_is_never_told_again()
        {
            Begin(Minimum + End + Fix + End);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);

            _line.Says = Minimum + End;

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Timeout, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Latitude]);
        }

        private static void Begin(string says)
        {
            _line = new FakeSerial { Says = says };
            _part = new GnssPart(_line);
            _reading = new Reading();
        }
    }
}
