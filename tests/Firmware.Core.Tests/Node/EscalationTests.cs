using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class EscalationTests
    {
        private const long Minute = 60000;

        [TestMethod]
        public void A_network_that_stays_away_is_reset_every_five_minutes_and_restarted_after_half_an_hour()
        {
            Escalation escalation = new Escalation(0);
            int resets = 0;
            long now = 0;
            Remedy remedy = Remedy.None;
            while (remedy != Remedy.Restart)
            {
                now += 1000;
                remedy = escalation.NextRemedy(true, now);
                resets += remedy == Remedy.ResetNetwork ? 1 : 0;
            }

            Assert.AreEqual(5, resets);
            Assert.AreEqual(30 * Minute + 1000, now);
        }

        [TestMethod]
        public void It_says_when_to_look_again_and_helps_at_that_very_moment()
        {
            Escalation escalation = new Escalation(0);

            Assert.AreEqual(long.MaxValue, escalation.NextMs);

            escalation.NextRemedy(true, 1000);
            Assert.AreEqual(1000 + 5 * Minute, escalation.NextMs);
            Assert.AreEqual((int)Remedy.None, (int)escalation.NextRemedy(true, 1000 + 5 * Minute - 1));

            for (int i = 1; i <= 5; i++)
            {
                Assert.AreEqual((int)Remedy.ResetNetwork, (int)escalation.NextRemedy(true, 1000 + i * 5 * Minute));
            }

            // The next reset would come with the restart, and that is what counts.
            Assert.AreEqual(1000 + 30 * Minute, escalation.NextMs);
            Assert.AreEqual((int)Remedy.Restart, (int)escalation.NextRemedy(true, 1000 + 30 * Minute));
        }

        [TestMethod]
        public void A_restart_that_is_nearer_than_a_reset_is_what_is_waited_for()
        {
            Escalation escalation = new Escalation(0);
            escalation.NextRemedy(true, 0);

            escalation.NextRemedy(true, 28 * Minute);

            Assert.AreEqual(30 * Minute, escalation.NextMs);
        }

        [TestMethod]
        public void A_broker_that_is_down_never_restarts_the_board()
        {
            Escalation escalation = new Escalation(0);

            for (long now = 0; now < 7 * 24 * 60 * Minute; now += Minute)
            {
                Assert.AreEqual((int)Remedy.None, (int)escalation.NextRemedy(false, now));
            }
        }

        [TestMethod]
        public void A_network_that_comes_back_begins_the_count_anew()
        {
            Escalation escalation = new Escalation(0);
            escalation.NextRemedy(true, 0);
            escalation.NextRemedy(false, 29 * Minute);

            escalation.NextRemedy(true, 29 * Minute + 1);

            Assert.AreEqual((int)Remedy.None, (int)escalation.NextRemedy(true, 31 * Minute));
        }

        [TestMethod]
        public void Each_restart_in_a_row_waits_twice_as_long_up_to_eight_hours()
        {
            long day = 24 * 60 * Minute;
            long now = 0;
            int restarts = 0;
            while (true)
            {
                now += RestartAfter(restarts);
                if (now > day)
                {
                    break;
                }

                restarts++;
            }

            Assert.AreEqual(6, restarts);
            Assert.AreEqual(8 * 60 * Minute, RestartAfter(4));
            Assert.AreEqual(8 * 60 * Minute, RestartAfter(250));
        }

        private static long RestartAfter(int restartsInARow)
        {
            Escalation escalation = new Escalation(restartsInARow);
            escalation.NextRemedy(true, 0);
            long now = Minute;
            while (escalation.NextRemedy(true, now) != Remedy.Restart)
            {
                now += Minute;
            }

            return now;
        }
    }
}
