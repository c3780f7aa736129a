using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class LinkHistoryTests
    {
        private static LinkHistory _history;
        private static LinkReason _reason;

        [TestMethod]
        public void The_time_without_a_link_grows_while_there_is_none_and_adds_up()
        {
            Begin(1, "a");

            _history.Down(1000);

            Assert.AreEqual(500L, _history.DowntimeMs(1500));

            _history.CameOnline(3000);
            Assert.AreEqual(2000L, _history.DowntimeMs(9000));

            Lose(LinkReason.Lost, 9000);
            Assert.AreEqual(3500L, _history.DowntimeMs(10500));

            _history.CameOnline(12000);
            Assert.AreEqual(5000L, _history.DowntimeMs(99000));
        }

        [TestMethod]
        public void Each_time_online_is_counted()
        {
            Begin(1, "a");
            _history.CameOnline(1);
            Lose(LinkReason.Lost, 2);

            _history.CameOnline(3);

            Assert.AreEqual(2, _history.Connects);
        }

        [TestMethod]
        public void A_link_is_stable_from_when_it_is_said_to_the_next_time_online()
        {
            Begin(1, "a");

            _history.CameOnline(1);

            Assert.IsFalse(_history.IsStable);

            _history.BecameStable();
            Assert.IsTrue(_history.IsStable);

            _history.CameOnline(3);
            Assert.IsFalse(_history.IsStable);
        }

        [TestMethod]
        public void The_third_short_life_in_a_row_looks_like_another_client_with_the_same_id()
        {
            Begin(1, "a");

            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, false));
            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, false));
            Assert.AreEqual((int)LinkReason.TakenOver, Live(LinkReason.Lost, false));
        }

        [TestMethod]
        public void A_loss_with_a_reason_of_its_own_begins_the_count_anew()
        {
            Begin(1, "a");
            Live(LinkReason.Lost, false);

            Live(LinkReason.Lost, false);

            Assert.AreEqual((int)LinkReason.Silent, Live(LinkReason.Silent, false));
            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, false));
        }

        [TestMethod]
        public void A_stable_life_begins_the_count_anew()
        {
            Begin(1, "a");
            Live(LinkReason.Lost, false);

            Live(LinkReason.Lost, false);

            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, true));

            Live(LinkReason.Lost, false);
            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, false));
            Assert.AreEqual((int)LinkReason.TakenOver, Live(LinkReason.Lost, false));
        }

        [TestMethod]
        public void An_attempt_that_failed_begins_the_count_anew()
        {
            Begin(1, "a");
            Live(LinkReason.Lost, false);
            Live(LinkReason.Lost, false);

            _history.Failed();

            Assert.AreEqual((int)LinkReason.Lost, Live(LinkReason.Lost, false));
        }

        [TestMethod]
        public void After_a_loss_nodes_come_back_spread_over_20_seconds()
        {
            int longest = 0;
            for (uint seed = 1; seed <= 200; seed++)
            {
                Begin(seed, "a");
                _history.CameOnline(1);
                int pauseMs = Lose(LinkReason.Lost, 2);
                longest = pauseMs > longest ? pauseMs : longest;
            }

            Assert.IsTrue(longest > 19000, longest.ToString());
            Assert.IsTrue(longest <= 20000, longest.ToString());
        }

        [TestMethod]
        public void A_broker_that_held_a_link_counts_as_none_that_failed()
        {
            // Of two brokers the second is tried after a short pause; after both have failed in turn the pause is a long one.
            for (uint seed = 1; seed <= 50; seed++)
            {
                Begin(seed, "a,b");
                _history.Failed();
                _history.CameOnline(1);
                Lose(LinkReason.Lost, 2);
                Assert.IsTrue(_history.Failed() <= 1000);
            }
        }

        // The bounds of the second to the fifth round are 2, 4, 8 and 16 s.
        [TestMethod]
        public void Each_round_of_failures_doubles_the_bound_of_the_pause()
        {
            int longest = 0;
            for (uint seed = 1; seed <= 200; seed++)
            {
                Begin(seed, "a,b");
                for (int i = 0; i < 9; i++)
                {
                    _history.Failed();
                }

                int pauseMs = _history.Failed();
                longest = pauseMs > longest ? pauseMs : longest;
            }

            Assert.IsTrue(longest > 15000, longest.ToString());
            Assert.IsTrue(longest <= 16000, longest.ToString());
        }

        [TestMethod]
        public void That_all_brokers_have_failed_is_known_until_it_begins_anew()
        {
            Begin(1, "a,b");
            _history.Failed();
            Assert.IsFalse(_history.HasFailedAll);

            _history.Failed();
            Assert.IsTrue(_history.HasFailedAll);

            _history.BeginAnew();
            Assert.IsFalse(_history.HasFailedAll);
        }

        [TestMethod]
        public void A_stable_link_makes_the_pauses_short_again()
        {
            for (uint seed = 1; seed <= 50; seed++)
            {
                Begin(seed, "a");
                Live(LinkReason.Lost, false);
                _history.CameOnline(1);
                _history.BecameStable();

                Assert.IsTrue(_history.Failed() <= 1000);
            }
        }

        [TestMethod]
        public void Connections_and_downtime_count_over_a_sleep()
        {
            ByteWriter bytes = new ByteWriter(16);
            Begin(1, "a");
            _history.Down(1000);
            _history.CameOnline(4000);
            _history.Keep(Memo.Write(bytes));
            Begin(1, "a");

            _history.Keep(Memo.Read(bytes));

            Assert.AreEqual(1, _history.Connects);
            _history.CameOnline(0);
            Assert.AreEqual(2, _history.Connects);
            Assert.AreEqual(3000L, _history.DowntimeMs(9000));
            _history.Down(10000);
            Assert.AreEqual(3500L, _history.DowntimeMs(10500));
        }

        private static void Begin(uint seed, string brokers) => _history = new LinkHistory(new Backoff(seed), Connections.To(brokers));

        private static int Live(LinkReason reason, bool stable)
        {
            _history.CameOnline(1);
            if (stable)
            {
                _history.BecameStable();
            }

            Lose(reason, 2);
            return (int)_reason;
        }

        private static int Lose(LinkReason reason, long nowMs)
        {
            _reason = reason;
            return _history.Lost(ref _reason, nowMs);
        }
    }
}
