using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class JsonNumberTests
    {
        private const int Fraction = (int)ConfigError.Fraction;
        private const int Range = (int)ConfigError.Range;

        private static readonly JsonNumber Number = new JsonNumber();

        [TestMethod]
        [DataRow("60", 60)]
        [DataRow("60.0", 60)]
        [DataRow("6e1", 60)]
        [DataRow("6E+1", 60)]
        [DataRow("0.6e2", 60)]
        [DataRow("600e-1", 60)]
        [DataRow("60000e-03", 60)]
        [DataRow("0", 0)]
        [DataRow("-0", 0)]
        [DataRow("-0.0", 0)]
        [DataRow("0e400", 0)]
        [DataRow("0e-400", 0)]
        [DataRow("0.000e99999999999", 0)]
        [DataRow("1", 1)]
        [DataRow("-1", -1)]
        [DataRow("-25.0", -25)]
        [DataRow("1e9", 1000000000)]
        [DataRow("2147483647", 2147483647)]
        [DataRow("2147483647.000", 2147483647)]
        [DataRow("2.147483647e9", 2147483647)]
        [DataRow("-2147483647", -2147483647)]
        public void A_whole_number_is_read_however_it_is_written(string text, int value)
        {
            Assert.AreEqual(0, Read(text, 0));
            Assert.AreEqual(value, Number.Value);
        }

        [TestMethod]
        [DataRow("60.5")]
        [DataRow("0.1")]
        [DataRow("-0.5")]
        [DataRow("5e-1")]
        [DataRow("60.000000000000000000000000000001")]
        [DataRow("1e-400")]
        [DataRow("1e-99999999999")]
        [DataRow("600.5e0")]
        [DataRow("60.05e1")]
        public void A_fraction_is_never_rounded(string text)
        {
            Assert.AreEqual(Fraction, Read(text, 0));
        }

        [TestMethod]
        [DataRow("2147483648")]
        [DataRow("-2147483649")]
        [DataRow("2147483648.0")]
        [DataRow("4294967296")]
        [DataRow("4294967356")]
        [DataRow("1e10")]
        [DataRow("1e400")]
        [DataRow("-1e400")]
        [DataRow("1.5e400")]
        [DataRow("1e99999999999")]
        [DataRow("9223372036854775807")]
        [DataRow("9223372036854775808")]
        [DataRow("18446744073709551676")]
        [DataRow("99999999999999999999999999999999999999999999999999")]
        public void What_is_too_large_never_wraps_around(string text)
        {
            Assert.AreEqual(Range, Read(text, 0));
        }

        [TestMethod]
        public void A_hundred_zeros_behind_the_point_change_nothing()
        {
            string zeros = Bytes.Repeat("0", 100);

            Assert.AreEqual(0, Read("60." + zeros, 0));
            Assert.AreEqual(60, Number.Value);
            Assert.AreEqual(0, Read("0." + zeros, 0));
            Assert.AreEqual(0, Number.Value);
            Assert.AreEqual(Fraction, Read("60." + zeros + "1", 0));
        }

        [TestMethod]
        public void A_long_exponent_and_a_long_row_of_zeros_cancel_out()
        {
            Assert.AreEqual(0, Read("0." + Bytes.Repeat("0", 100) + "6e102", 0));
            Assert.AreEqual(60, Number.Value);
            Assert.AreEqual(Fraction, Read("0." + Bytes.Repeat("0", 100) + "6e100", 0));
        }

        [TestMethod]
        public void A_thousand_digits_are_too_many()
        {
            Assert.AreEqual(Range, Read(Bytes.Repeat("9", 1000), 0));
            Assert.AreEqual(Range, Read("1" + Bytes.Repeat("0", 999), 0));
        }

        [TestMethod]
        public void More_digits_than_can_be_counted_are_refused_even_where_an_exponent_takes_them_back()
        {
            Assert.AreEqual(Range, Read("1" + Bytes.Repeat("0", 24) + "e-24", 0));
        }

        [TestMethod]
        public void Only_the_bytes_of_the_number_are_read()
        {
            Assert.AreEqual(0, (int)Number.Read(Bytes.Of("[123,456]"), 1, 3, 0));
            Assert.AreEqual(123, Number.Value);
        }

        [TestMethod]
        public void One_number_leaves_nothing_behind_for_the_next()
        {
            Assert.AreEqual(Range, Read("1e400", 0));
            Assert.AreEqual(Fraction, Read("-1.5", 0));
            Assert.AreEqual(0, Read("7", 0));
            Assert.AreEqual(7, Number.Value);
        }

        [TestMethod]
        [DataRow("25.5", 255)]
        [DataRow("25.50", 255)]
        [DataRow("25", 250)]
        [DataRow("-0.3", -3)]
        [DataRow("0", 0)]
        [DataRow("2.55e1", 255)]
        [DataRow("1e-1", 1)]
        [DataRow("214748364.7", 2147483647)]
        public void Tenths_are_read_exactly(string text, int tenths)
        {
            Assert.AreEqual(0, Read(text, 1));
            Assert.AreEqual(tenths, Number.Value);
        }

        [TestMethod]
        [DataRow("25.55", Fraction)]
        [DataRow("0.05", Fraction)]
        [DataRow("1e-2", Fraction)]
        [DataRow("214748364.8", Range)]
        [DataRow("2147483647", Range)]
        [DataRow("1e400", Range)]
        public void What_does_not_fit_tenths_is_refused(string text, int error)
        {
            Assert.AreEqual(error, Read(text, 1));
        }

        private static int Read(string text, int decimals)
        {
            byte[] data = Bytes.Of(text);
            return (int)Number.Read(data, 0, data.Length, decimals);
        }
    }
}
