using System.Text;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class StayCommandTests
    {
        private static readonly CommandParser Parser = new CommandParser("n");

        [TestMethod]
        [DataRow(1)]
        [DataRow(600)]
        [DataRow(86400)]
        public void Stay_says_for_how_many_seconds(int seconds)
        {
            Assert.IsTrue(Read("{\"do\":\"stay\",\"for\":" + seconds.ToString() + "}"));

            Assert.AreEqual((int)Command.Stay, (int)Parser.Command);
            Assert.AreEqual(seconds, Parser.Seconds);
        }

        [TestMethod]
        [DataRow("{\"do\":\"stay\"}", "missing")]
        [DataRow("{\"do\":\"stay\",\"for\":0}", "range")]
        [DataRow("{\"do\":\"stay\",\"for\":86401}", "range")]
        [DataRow("{\"do\":\"stay\",\"for\":\"600\"}", "type")]
        [DataRow("{\"do\":\"stay\",\"for\":1,\"for\":2}", "duplicate")]
        [DataRow("{\"do\":\"stay\",\"for\":1.5}", "fraction")]
        [DataRow("{\"do\":\"read\",\"for\":600}", "unknown")]
        public void Anything_else_is_refused_with_its_reason(string message, string reason)
        {
            Assert.IsFalse(Read(message));

            Assert.AreEqual(reason, Words.Of(Parser.Errors.ErrorOf(0)));
        }

        private static bool Read(string message)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(message);
            return Parser.Read(bytes, bytes.Length);
        }
    }
}
