using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class BackoffTests
    {
        [TestMethod]
        public void Two_nodes_with_one_seed_pause_alike()
        {
            Backoff first = new Backoff(12345);
            Backoff second = new Backoff(12345);

            for (int i = 0; i < 50; i++)
            {
                Assert.AreEqual(first.NextMs(), second.NextMs());
            }
        }

        [TestMethod]
        public void Neighbouring_seeds_come_apart()
        {
            Backoff first = new Backoff(1);
            Backoff second = new Backoff(2);
            int same = 0;
            for (int i = 0; i < 50; i++)
            {
                same += first.NextMs() == second.NextMs() ? 1 : 0;
            }

            Assert.IsTrue(same < 5, same.ToString());
        }

        [TestMethod]
        public void A_pause_is_anything_from_0_to_its_bound_both_included()
        {
            Backoff backoff = new Backoff(1);
            int shortest = int.MaxValue;
            int longest = 0;
            int longestShort = 0;
            for (int i = 0; i < 8000; i++)
            {
                backoff.Reset();
                int pauseMs = backoff.NextMs();
                shortest = pauseMs < shortest ? pauseMs : shortest;
                longest = pauseMs > longest ? pauseMs : longest;
                int shortMs = backoff.ShortMs();
                longestShort = shortMs > longestShort ? shortMs : longestShort;
            }

            Assert.AreEqual(0, shortest);
            Assert.AreEqual(Backoff.BaseMs, longest);
            Assert.AreEqual(Backoff.BaseMs, longestShort);
        }

        [TestMethod]
        public void The_generator_is_the_published_one()
        {
            // Marsaglia, Xorshift RNGs: the first numbers from 2463534242 are 723471715, 2497366906, 2064144800.
            Xorshift random = new Xorshift(2463534242);

            Assert.AreEqual(723471715, random.Below(int.MaxValue));
            Assert.AreEqual(349883259, random.Below(int.MaxValue));
            Assert.AreEqual(2064144800, random.Below(int.MaxValue));
        }

        [TestMethod]
        public void Seed_0_pauses_like_any_other()
        {
            Backoff backoff = new Backoff(0);
            int sum = 0;
            for (int i = 0; i < 10; i++)
            {
                sum += backoff.NextMs();
            }

            Assert.IsTrue(sum > 0);
        }

        [TestMethod]
        public void The_bound_doubles_with_every_failure_up_to_60_seconds()
        {
            int[] bounds = { 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000 };
            int[] longest = new int[bounds.Length];
            for (uint seed = 1; seed <= 60; seed++)
            {
                Backoff backoff = new Backoff(seed * 2654435761);
                for (int i = 0; i < bounds.Length; i++)
                {
                    int pauseMs = backoff.NextMs();
                    Assert.IsTrue(pauseMs >= 0 && pauseMs <= bounds[i], pauseMs.ToString());
                    longest[i] = pauseMs > longest[i] ? pauseMs : longest[i];
                }
            }

            // Of 60 nodes at least one comes near the bound, so it is this bound and no smaller one.
            for (int i = 0; i < bounds.Length; i++)
            {
                Assert.IsTrue(longest[i] > bounds[i] / 4 * 3, longest[i].ToString());
            }
        }

        [TestMethod]
        public void Pauses_are_spread_over_the_whole_bound()
        {
            int[] tenths = new int[10];
            Xorshift random = new Xorshift(99);
            for (int i = 0; i < 500; i++)
            {
                tenths[random.Below(1000) / 100]++;
            }

            for (int i = 0; i < tenths.Length; i++)
            {
                Assert.IsTrue(tenths[i] >= 25 && tenths[i] <= 75, tenths[i].ToString());
            }
        }

        [TestMethod]
        public void After_a_stable_link_the_first_pause_is_short_again()
        {
            Backoff backoff = new Backoff(5);
            for (int round = 0; round < 20; round++)
            {
                for (int i = 0; i < 8; i++)
                {
                    backoff.NextMs();
                }

                backoff.Reset();
                Assert.IsTrue(backoff.NextMs() <= Backoff.BaseMs);
                Assert.IsTrue(backoff.NextMs() <= 2 * Backoff.BaseMs);
                backoff.Reset();
            }
        }

        [TestMethod]
        public void After_a_lost_link_the_pauses_spread_over_twenty_seconds_and_grow_from_there()
        {
            int longest = 0;
            for (uint seed = 1; seed <= 50; seed++)
            {
                Backoff backoff = new Backoff(seed);
                backoff.Spread();
                int pause = backoff.NextMs();
                longest = pause > longest ? pause : longest;
                Assert.IsTrue(pause <= Backoff.SpreadMs);
                Assert.IsTrue(backoff.NextMs() <= 2 * Backoff.SpreadMs, "");
                backoff.Spread();
                Assert.IsTrue(backoff.NextMs() <= Backoff.CapMs);
            }

            Assert.IsTrue(longest > Backoff.SpreadMs / 2);
        }

        [TestMethod]
        public void A_bound_of_1_leaves_0_only()
        {
            Xorshift random = new Xorshift(77);

            for (int i = 0; i < 10; i++)
            {
                Assert.AreEqual(0, random.Below(1));
            }
        }
    }
}
