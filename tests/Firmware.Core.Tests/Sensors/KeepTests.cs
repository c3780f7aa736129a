using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>What a part writes down before a sleep and brings back after it: it goes on as if it had not slept.</summary>
    [TestClass]
    public class KeepTests
    {
        private const int Both = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

        private static readonly ByteWriter Bytes = new ByteWriter(512);

        [TestMethod]
        public void A_filter_knows_what_was_sent_and_when()
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Heartbeat, 60);
            settings.SetNumber(Setting.Deadband + Quantity.Temperature, 5);
            settings.SetNumber(Setting.Deadband + Quantity.Humidity, 20);
            Filter before = new Filter(QuantityTable.ListOf(Both));
            Reading reading = new Reading();
            Assert.IsTrue(Pass(before, reading, settings, 210, 450, 1000));
            before.Keep(Memo.Write(Bytes));
            Filter after = new Filter(QuantityTable.ListOf(Both));

            after.Keep(Memo.Read(Bytes));

            Assert.IsFalse(Pass(after, reading, settings, 214, 469, 60999));
            Assert.IsTrue(Pass(after, reading, settings, 215, 450, 60999));
            Assert.AreEqual(1 << Quantity.Temperature, reading.Passing);
            Assert.IsTrue(Pass(after, reading, settings, 215, 450, 61000));
            Assert.AreEqual(Reading.AllQuantities, reading.Passing);
        }

        [TestMethod]
        [DataRow((int)Quality.Timeout, false)]
        [DataRow((int)Quality.Checksum, true)]
        public void A_filter_knows_which_fault_was_sent(int next, bool passes)
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Deadband + Quantity.Temperature, 5);
            settings.SetNumber(Setting.Deadband + Quantity.Humidity, 5);
            Filter before = new Filter(QuantityTable.ListOf(Both));
            Reading reading = new Reading();
            reading.Fail(Quality.Timeout);
            before.Pass(reading, before.Compare(reading.Values, settings), settings, 0);
            before.Keep(Memo.Write(Bytes));
            Filter after = new Filter(QuantityTable.ListOf(Both));

            after.Keep(Memo.Read(Bytes));

            reading.Fail((Quality)next);
            Assert.AreEqual(passes, after.Pass(reading, after.Compare(reading.Values, settings), settings, 1000));
        }

        [TestMethod]
        public void An_alarm_stands_as_it_stood()
        {
            LimitSet before = Limits(1 << Quantity.Humidity);
            Reading reading = new Reading { TakenAtMs = 5000, TakenAtUnixSeconds = 1700000000 };
            reading.Set(0, 605, Reading.None);
            Assert.IsTrue(before.Judge(reading));
            before.IsNews = false;
            before.Keep(Memo.Write(Bytes));
            LimitSet after = Limits(1 << Quantity.Humidity);

            after.Keep(Memo.Read(Bytes));

            Limit limit = after.Of(Quantity.Humidity);
            Assert.AreEqual((int)LimitState.High, (int)limit.State);
            Assert.IsTrue(limit.IsDecided);
            Assert.IsFalse(after.IsNews);
            Assert.AreEqual(605, limit.Value);
            Assert.AreEqual(5000L, limit.SinceMs);
            Assert.AreEqual(1700000000L, limit.SinceUnixSeconds);
            Assert.IsFalse(after.Judge(reading));
        }

        [TestMethod]
        [DataRow(1 << Quantity.Humidity, true)]
        [DataRow(0, false)]
        public void What_was_not_told_is_still_to_be_told(int limited, bool isNews)
        {
            LimitSet before = Limits(limited);
            Reading reading = new Reading();
            reading.Set(0, 700, Reading.None);
            before.Judge(reading);
            before.Keep(Memo.Write(Bytes));
            LimitSet after = Limits(limited);

            after.Keep(Memo.Read(Bytes));

            Assert.AreEqual(isNews, after.IsNews);
        }

        [TestMethod]
        public void The_second_sample_without_a_value_is_a_fault_over_a_sleep_too()
        {
            LimitSet before = Limits(1 << Quantity.Humidity);
            Reading reading = new Reading();
            reading.Fail(Quality.Timeout);
            Assert.IsFalse(before.Judge(reading));
            before.Keep(Memo.Write(Bytes));
            LimitSet after = Limits(1 << Quantity.Humidity);

            after.Keep(Memo.Read(Bytes));

            Assert.IsTrue(after.Judge(reading));
            Assert.AreEqual((int)LimitState.Unknown, (int)after.Of(Quantity.Humidity).State);
        }

        [TestMethod]
        public void A_limit_that_has_gone_meanwhile_leaves_the_others_as_they_were()
        {
            LimitSet before = Limits(Both);
            Reading reading = new Reading();
            reading.Set(100, 700, Reading.None);
            before.Judge(reading);
            before.Keep(Memo.Write(Bytes));
            LimitSet after = Limits(1 << Quantity.Humidity);

            after.Keep(Memo.Read(Bytes));

            Assert.AreEqual((int)LimitState.High, (int)after.Of(Quantity.Humidity).State);
            Assert.IsNull(after.Of(Quantity.Temperature));
            Assert.AreEqual(1, after.Count);
        }

        [TestMethod]
        public void Readings_that_wait_come_back_whole_and_in_order()
        {
            Outbox before = NewOutbox(4);
            for (int sequence = 1; sequence <= 4; sequence++)
            {
                before.Add(Taken(sequence));
            }

            // One has left, one is under way, one gave way and one gave way while it was under way.
            before.MarkSent(before.OldestWaiting(), 0, true);
            before.Add(Taken(5));
            before.Add(Taken(6));
            before.MarkSent(before.OldestWaiting(), 1, true);
            before.Add(Taken(7));
            before.MarkSent(before.OldestWaiting(), 1, true);
            int dropped = before.Dropped + before.Unresolved;
            before.Keep(Memo.Write(Bytes), 9);
            Outbox after = NewOutbox(4);

            after.Keep(Memo.Read(Bytes), 9);

            Assert.AreEqual(2, dropped);
            Assert.AreEqual(dropped, before.Dropped + before.Unresolved);
            Assert.AreEqual(dropped, after.Dropped);
            Assert.AreEqual(0, after.Unresolved);
            Assert.AreEqual(4, after.Count);
            for (int sequence = 4; sequence <= 7; sequence++)
            {
                int slot = after.OldestWaiting();
                Reading reading = new Reading();
                after.Fill(slot, reading);
                Reading expected = Taken(sequence);

                Assert.AreEqual(expected.Session, reading.Session);
                Assert.AreEqual(expected.Sequence, reading.Sequence);
                Assert.AreEqual(expected.Revision, reading.Revision);
                Assert.AreEqual((int)expected.Quality, (int)reading.Quality);
                Assert.AreEqual(expected.Sources, reading.Sources);
                Assert.AreEqual(expected.TakenAtMs, reading.TakenAtMs);
                Assert.AreEqual(expected.TakenAtUnixSeconds, reading.TakenAtUnixSeconds);
                Assert.AreEqual(expected.Values[Quantity.Temperature], reading.Values[Quantity.Temperature]);
                Assert.AreEqual(expected.Values[Quantity.Humidity], reading.Values[Quantity.Humidity]);
                after.MarkSent(slot, 0, true);
            }
        }

        [TestMethod]
        public void Readings_of_a_run_without_a_sleep_are_of_that_run()
        {
            Outbox before = new Outbox(4, Both);
            before.Add(Taken(1));
            before.Keep(Memo.Write(Bytes), 9);
            Outbox after = NewOutbox(4);

            after.Keep(Memo.Read(Bytes), 9);

            Assert.IsTrue(after.IsOf(after.OldestWaiting(), 9));
            Assert.IsFalse(after.IsOf(after.OldestWaiting(), 8));
        }

        private static bool Pass(Filter filter, Reading reading, Settings settings, int temperature, int humidity, long nowMs)
        {
            reading.Set(temperature, humidity, Reading.None);
            return filter.Pass(reading, filter.Compare(reading.Values, settings), settings, nowMs);
        }

        private static LimitSet Limits(int quantities)
        {
            Settings settings = new Settings();
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                if ((quantities & (1 << quantity)) != 0)
                {
                    settings.SetNumber(Setting.UpperLimit + quantity, 600);
                }
            }

            LimitSet limits = new LimitSet();
            limits.Use(settings);
            return limits;
        }

        private static Outbox NewOutbox(int capacity)
        {
            Outbox outbox = new Outbox(capacity, Both);
            outbox.Grow(capacity);
            return outbox;
        }

        private static Reading Taken(int sequence)
        {
            Reading reading = new Reading
            {
                Session = 2 + sequence / 5,
                Sequence = sequence,
                Revision = 30 + sequence,
                TakenAtMs = 1000 * sequence * sequence,
                TakenAtUnixSeconds = 1700000000 + 7 * sequence,
            };
            if (sequence == 5)
            {
                reading.Fail(Quality.Stuck);
                return reading;
            }

            reading.Set(200 + sequence, sequence == 6 ? Reading.None : 500 - sequence, Reading.None);
            reading.AddSource(Quantity.Temperature, SensorKind.None + 1);
            return reading;
        }
    }
}
