using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // Messages that something happened to on the way.
    public partial class SettingsParserTests
    {
        [TestMethod]
        public void A_message_that_is_cut_short_anywhere_is_refused()
        {
            byte[] whole = Bytes.Of("{\"id\":\"a1\",\"rev\":3,\"interval\":10,\"payload\":\"json\",\"place\":\"k\\u0065y\"}");
            for (int length = 0; length < whole.Length; length++)
            {
                byte[] data = new byte[whole.Length];
                whole.CopyTo(data, 0);
                Assert.IsFalse(Read(data, length), length.ToString());
            }

            Assert.IsTrue(Read(whole, whole.Length));
        }

        [TestMethod]
        public void No_random_change_of_a_message_leaves_a_value_out_of_range()
        {
            Xorshift random = new Xorshift(4711);
            string letters = "\"\\{}[]:,0123456789.eE+-truefalsnqos \u0001ä";
            byte[] wrong = Bytes.Of(letters);
            for (int i = 0; i < 600; i++)
            {
                byte[] data = Bytes.Of("{\"interval\":10,\"qos\":2,\"retain\":true,\"payload\":\"json\",\"deadband_pressure\":1.5,\"port\":1883}");
                for (int changes = random.Below(4); changes >= 0; changes--)
                {
                    data[random.Below(data.Length)] = wrong[random.Below(wrong.Length)];
                }

                Read(data, data.Length);
                for (int setting = 0; setting < Setting.Count; setting++)
                {
                    SettingDefinition definition = SettingsTable.Get(setting);
                    int value = _candidate.Number(setting);
                    bool isEmpty = definition.IsText || (definition.IsOptional && value == Setting.Unset);
                    Assert.IsTrue(isEmpty || (value >= definition.Minimum && value <= definition.Maximum), definition.Key);
                }
            }
        }
    }
}
