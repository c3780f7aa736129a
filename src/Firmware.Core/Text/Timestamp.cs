namespace Firmware.Core
{
    /// <summary>
    /// Writes times as RFC 3339 in UTC: 2026-11-21T10:15:30Z.
    /// Integer arithmetic on the Gregorian calendar with years that begin in March, so that the leap day is the last of its year.
    /// </summary>
    public static class Timestamp
    {
        /// <summary>Seconds in an hour.</summary>
        public const int SecondsPerHour = 3600;

        private const int HoursPerDay = 24;
        private const int DaysPerEra = 146097; // 400 years
        private const int DaysPerCentury = 36524;
        private const int DaysPerFourYears = 1461;
        private const int DaysPerYear = 365;
        private const int EpochDays = 719468; // from 0000-03-01 to 1970-01-01

        /// <summary>Appends a time as JSON: a string, or null.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="unixSeconds">As for <see cref="Append"/>; 0 while the time is not known.</param>
        public static void AppendJson(ByteWriter writer, long unixSeconds)
        {
            if (unixSeconds == 0)
            {
                writer.Append("null");
                return;
            }

            writer.Append('"');
            Append(writer, unixSeconds);
            writer.Append('"');
        }

        /// <summary>Appends a time.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z, 0 to 253402300799 (end of the year 9999).</param>
        public static void Append(ByteWriter writer, long unixSeconds)
        {
            long hours = unixSeconds / SecondsPerHour;
            AppendHour(writer, hours);
            AppendRest(writer, (int)(unixSeconds - hours * SecondsPerHour));
        }

        /// <summary>Appends a time as far as its hour, with the colon behind it.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="unixHours">Hours since 1970-01-01T00:00:00Z, to the end of the year 9999.</param>
        public static void AppendHour(ByteWriter writer, long unixHours)
        {
            AppendDate(writer, (int)(unixHours / HoursPerDay) + EpochDays);
            writer.Append('T');
            writer.AppendPadded((int)(unixHours % HoursPerDay), 2);
            writer.Append(':');
        }

        /// <summary>Appends what follows <see cref="AppendHour"/>.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="second">Of the hour, from 0.</param>
        public static void AppendRest(ByteWriter writer, int second)
        {
            writer.Append("00:00Z");
            if (!writer.Overflowed)
            {
                SetRest(writer.Buffer, writer.Length - 6, second);
            }
        }

        /// <summary>Changes what <see cref="AppendRest"/> wrote.</summary>
        /// <param name="text">Holds it.</param>
        /// <param name="at">Where it begins.</param>
        /// <param name="second">Of the hour, from 0.</param>
        public static void SetRest(byte[] text, int at, int second)
        {
            int minute = second / 60;
            second -= minute * 60;
            int tens = minute / 10;
            text[at] = (byte)('0' + tens);
            text[at + 1] = (byte)('0' + minute - tens * 10);
            tens = second / 10;
            text[at + 3] = (byte)('0' + tens);
            text[at + 4] = (byte)('0' + second - tens * 10);
        }

        private static void AppendDate(ByteWriter writer, int days)
        {
            int era = days / DaysPerEra;
            int dayOfEra = days - era * DaysPerEra;
            int yearOfEra = (dayOfEra - dayOfEra / (DaysPerFourYears - 1) + dayOfEra / DaysPerCentury - dayOfEra / (DaysPerEra - 1)) / DaysPerYear;
            int dayOfYear = dayOfEra - (DaysPerYear * yearOfEra + yearOfEra / 4 - yearOfEra / 100);

            // Five months from March on have 153 days, twice in a row: 31, 30, 31, 30, 31.
            int month = (5 * dayOfYear + 2) / 153;
            int day = dayOfYear - (153 * month + 2) / 5 + 1;
            bool nextYear = month >= 10;

            writer.AppendPadded(era * 400 + yearOfEra + (nextYear ? 1 : 0), 4);
            writer.Append('-');
            writer.AppendPadded(nextYear ? month - 9 : month + 3, 2);
            writer.Append('-');
            writer.AppendPadded(day, 2);
        }
    }
}
