using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TlsNeedsTests
    {
        private const long Known = 1795256130;

        [TestMethod]
        public void Without_tls_nothing_is_needed()
        {
            Assert.AreEqual((int)LinkReason.None, Missing(false, 0, 1));
        }

        [TestMethod]
        public void Tls_needs_the_time()
        {
            Assert.AreEqual((int)LinkReason.NoClock, Missing(true, 0, TlsNeeds.BlockBytes));
            Assert.AreEqual((int)LinkReason.None, Missing(true, Known, TlsNeeds.BlockBytes));
        }

        [TestMethod]
        public void Tls_needs_a_block_of_native_memory()
        {
            Assert.AreEqual((int)LinkReason.NoMemory, Missing(true, Known, TlsNeeds.BlockBytes - 1));
            Assert.AreEqual((int)LinkReason.NoMemory, Missing(true, Known, 1));
        }

        [TestMethod]
        public void Where_native_memory_is_no_matter_it_is_not_asked_for()
        {
            Assert.AreEqual((int)LinkReason.None, Missing(true, Known, 0));
        }

        [TestMethod]
        [DataRow(0, (int)LinkReason.Tls)]
        [DataRow(-1, (int)LinkReason.Tls)]
        [DataRow(10061, (int)LinkReason.Refused)]
        [DataRow(10000, (int)LinkReason.Refused)]
        [DataRow(10060, (int)LinkReason.Refused)]
        [DataRow(11999, (int)LinkReason.Refused)]
        [DataRow(0x08, (int)LinkReason.TlsUntrusted)]
        [DataRow(0x0D, (int)LinkReason.TlsUntrusted)]
        [DataRow(0x01, (int)LinkReason.TlsExpired)]
        [DataRow(0x05, (int)LinkReason.TlsExpired)]
        [DataRow(0x0200, (int)LinkReason.TlsNotYetValid)]
        [DataRow(0x0204, (int)LinkReason.TlsNotYetValid)]
        [DataRow(0x04, (int)LinkReason.TlsWrongHost)]
        [DataRow(0x4000, (int)LinkReason.Tls)]
        [DataRow(0x4008, (int)LinkReason.TlsUntrusted)]
        [DataRow(0x0100, (int)LinkReason.Tls)]
        [DataRow(-0x6E80, (int)LinkReason.TlsNoCommonVersion)]
        [DataRow(-0x7F00, (int)LinkReason.NoMemory)]
        [DataRow(-0x7780, (int)LinkReason.Tls)]
        public void The_number_of_a_failed_attempt_is_a_reason(int code, int reason)
        {
            Assert.AreEqual(reason, (int)TlsReason.Of(code));
        }

        private static int Missing(bool tls, long unixSeconds, int block)
        {
            TlsNeeds needs = new TlsNeeds(new FakeClock { UnixSeconds = unixSeconds }, new FakeDevice { LargestNativeBlock = block });
            return (int)needs.Missing(new MqttConnection { Tls = tls });
        }
    }
}
