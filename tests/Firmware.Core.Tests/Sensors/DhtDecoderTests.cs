using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class DhtDecoderTests
    {
        // The first and the second are the examples of the AM2302's data sheet; FFFF and FE70 are what makes with a two's complement send.
        [TestMethod]
        [DataRow("028C015FEE", 351, 652)]
        [DataRow("028C8065", -101, 652)]
        [DataRow("00C800D2", 210, 200)]
        [DataRow("01000000", 0, 256)]
        [DataRow("00010000", 0, 1)]
        [DataRow("00000001", 1, 0)]
        [DataRow("01C28001", -1, 450)]
        [DataRow("01C28000", 0, 450)]
        [DataRow("01C28190", -400, 450)]
        [DataRow("01C2FFFF", -1, 450)]
        [DataRow("01C2FE70", -400, 450)]
        [DataRow("01C20320", 800, 450)]
        [DataRow("03E700FF", 255, 999)]
        [DataRow("03E80100", 256, 1000)]
        public void A_frame_of_a_DHT22_is_read_in_tenths(string hex, int temperature, int humidity)
        {
            Expect(hex, DhtModel.Dht22, temperature, humidity);
        }

        [TestMethod]
        public void The_dry_air_of_a_heated_room_is_a_good_reading()
        {
            // 20.0 %RH at 21.0 °C: the high bytes of both values are zero.
            Expect("00C800D29A", DhtModel.Dht22, 210, 200);
        }

        [TestMethod]
        [DataRow("2D001500", 210, 450)]
        [DataRow("2D051504", 214, 455)]
        [DataRow("2D091509", 219, 459)]
        [DataRow("5F003C00", 600, 950)]
        [DataRow("05000000", 0, 50)]
        [DataRow("2D000003", 3, 450)]
        [DataRow("2D000083", -3, 450)]
        [DataRow("2D001480", -200, 450)]
        [DataRow("2D000A85", -105, 450)]
        public void A_frame_of_a_DHT11_is_read_in_whole_numbers_and_tenths(string hex, int temperature, int humidity)
        {
            Expect(hex, DhtModel.Dht11, temperature, humidity);
        }

        [TestMethod]
        [DataRow("01C28191")]
        [DataRow("01C20321")]
        [DataRow("01C27FFF")]
        [DataRow("01C2FE6F")]
        [DataRow("01C2C000")]
        [DataRow("03E900D2")]
        [DataRow("FFFF00D2")]
        [DataRow("800000D2")]
        public void What_a_DHT22_cannot_measure_is_out_of_range(string hex)
        {
            Fails(WithSum(hex), DhtModel.Dht22, Quality.Range);
        }

        [TestMethod]
        [DataRow("2D003C01")]
        [DataRow("2D001481")]
        [DataRow("2D00FF00")]
        [DataRow("64011500")]
        [DataRow("FF001500")]
        [DataRow("2D0A1500")]
        [DataRow("2D00150A")]
        [DataRow("2D00158A")]
        public void What_a_DHT11_cannot_measure_is_out_of_range(string hex)
        {
            Fails(WithSum(hex), DhtModel.Dht11, Quality.Range);
        }

        [TestMethod]
        public void Any_single_wrong_bit_is_a_wrong_checksum()
        {
            byte[] frame = Bytes.Hex("028C015FEE");
            for (int bit = 0; bit < 40; bit++)
            {
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                Fails(frame, DhtModel.Dht22, Quality.Checksum);
                Fails(frame, DhtModel.Dht11, Quality.Checksum);
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        [DataRow("FFFFFFFFFF")]
        [DataRow("0000000001")]
        public void A_wire_that_is_stuck_is_a_wrong_checksum(string hex)
        {
            Fails(Bytes.Hex(hex), DhtModel.Dht22, Quality.Checksum);
        }

        [TestMethod]
        public void A_frame_of_zeros_means_that_nothing_came()
        {
            Fails(new byte[5], DhtModel.Dht22, Quality.Timeout);
            Fails(new byte[5], DhtModel.Dht11, Quality.Timeout);
        }

        [TestMethod]
        public void A_fault_leaves_no_old_value_behind_and_a_good_frame_no_old_fault()
        {
            Reading reading = new Reading();
            DhtDecoder.Decode(Bytes.Hex("00C800D29A"), DhtModel.Dht22, reading);

            DhtDecoder.Decode(Bytes.Hex("00C800D29B"), DhtModel.Dht22, reading);

            Assert.AreEqual(Reading.None, reading.Values[Quantity.Temperature]);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Humidity]);

            DhtDecoder.Decode(Bytes.Hex("00C800D29A"), DhtModel.Dht22, reading);
            Assert.AreEqual((int)Quality.Ok, (int)reading.Quality);
        }

        [TestMethod]
        public void Bytes_behind_the_frame_do_not_count()
        {
            Reading reading = new Reading();

            DhtDecoder.Decode(Bytes.Hex("00C800D29AFFFF"), DhtModel.Dht22, reading);

            Assert.AreEqual((int)Quality.Ok, (int)reading.Quality);
        }

        private static void Expect(string hex, DhtModel model, int temperature, int humidity)
        {
            Reading reading = new Reading();
            DhtDecoder.Decode(WithSum(hex), model, reading);
            Assert.AreEqual((int)Quality.Ok, (int)reading.Quality);
            Assert.AreEqual(temperature, reading.Values[Quantity.Temperature]);
            Assert.AreEqual(humidity, reading.Values[Quantity.Humidity]);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Pressure]);
        }

        private static void Fails(byte[] frame, DhtModel model, Quality reason)
        {
            Reading reading = new Reading();
            reading.Set(1, 2, 3);
            DhtDecoder.Decode(frame, model, reading);
            Assert.AreEqual((int)reason, (int)reading.Quality);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Temperature]);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Humidity]);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Pressure]);
        }

        // Four bytes get the sum that belongs to them; five stay as they are.
        private static byte[] WithSum(string hex)
        {
            byte[] given = Bytes.Hex(hex);
            byte[] frame = new byte[DhtDecoder.FrameBytes];
            given.CopyTo(frame, 0);
            if (given.Length < frame.Length)
            {
                frame[4] = (byte)(frame[0] + frame[1] + frame[2] + frame[3]);
            }

            return frame;
        }
    }
}
