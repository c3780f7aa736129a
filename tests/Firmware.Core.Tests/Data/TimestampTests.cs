using System;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TimestampTests
    {
        private const long SecondsPerDay = 86400;

        [TestMethod]
        [DataRow(0L, "1970-01-01T00:00:00Z")]
        [DataRow(1L, "1970-01-01T00:00:01Z")]
        [DataRow(86399L, "1970-01-01T23:59:59Z")]
        [DataRow(86400L, "1970-01-02T00:00:00Z")]
        [DataRow(951782400L, "2000-02-29T00:00:00Z")]
        [DataRow(951868800L, "2000-03-01T00:00:00Z")]
        [DataRow(1709164799L, "2024-02-28T23:59:59Z")]
        [DataRow(1709164800L, "2024-02-29T00:00:00Z")]
        [DataRow(1709251200L, "2024-03-01T00:00:00Z")]
        [DataRow(1735689599L, "2024-12-31T23:59:59Z")]
        [DataRow(1735689600L, "2025-01-01T00:00:00Z")]
        [DataRow(1740787199L, "2025-02-28T23:59:59Z")]
        [DataRow(1740787200L, "2025-03-01T00:00:00Z")]
        [DataRow(1795256130L, "2026-11-21T10:15:30Z")]
        [DataRow(2147483647L, "2038-01-19T03:14:07Z")]
        [DataRow(2147483648L, "2038-01-19T03:14:08Z")]
        [DataRow(4107542399L, "2100-02-28T23:59:59Z")]
        [DataRow(4107542400L, "2100-03-01T00:00:00Z")]
        [DataRow(4294967296L, "2106-02-07T06:28:16Z")]
        [DataRow(253402300799L, "9999-12-31T23:59:59Z")]
        public void A_point_in_time_is_written_as_RFC_3339(long unixSeconds, string expected)
        {
            Assert.AreEqual(expected, Write(unixSeconds));
        }

        [TestMethod]
        public void Every_day_of_a_leap_year_and_its_neighbours_is_the_calendars_day()
        {
            DateTime day = new DateTime(2023, 12, 30);
            long unixSeconds = 1703894400;

            for (int i = 0; i < 735; i++)
            {
                Assert.AreEqual(Expected(day, "T12:34:56Z"), Write(unixSeconds + 45296));
                day = day.AddDays(1);
                unixSeconds += SecondsPerDay;
            }
        }

        [TestMethod]
        public void Days_all_over_a_thousand_years_are_the_calendars_days()
        {
            // A prime number of days apart, so that every month and every place in a leap cycle comes up; the device's calendar ends with 3000.
            const int Step = 1009;
            DateTime day = new DateTime(1970, 1, 1);
            long unixSeconds = 0;

            while (day.Year < 2995)
            {
                Assert.AreEqual(Expected(day, "T00:00:00Z"), Write(unixSeconds));
                Assert.AreEqual(Expected(day, "T23:59:59Z"), Write(unixSeconds + SecondsPerDay - 1));
                day = day.AddDays(Step);
                unixSeconds += Step * SecondsPerDay;
            }
        }

        [TestMethod]
        public void A_point_in_time_is_appended_to_what_stands_there()
        {
            ByteWriter writer = new ByteWriter(30);
            writer.Append('"');

            Timestamp.Append(writer, 0);

            Assert.AreEqual("\"1970-01-01T00:00:00Z", Bytes.Text(writer));
        }

        private static string Write(long unixSeconds)
        {
            ByteWriter writer = new ByteWriter(20);
            Timestamp.Append(writer, unixSeconds);
            Assert.IsFalse(writer.Overflowed);
            return Bytes.Text(writer);
        }

        private static string Expected(DateTime day, string time)
            => day.Year.ToString("D4") + "-" + day.Month.ToString("D2") + "-" + day.Day.ToString("D2") + time;
    }
}
