namespace Firmware.Core
{
    /// <summary>Checks texts against a <see cref="TextRule"/>.</summary>
    public static class TextRules
    {
        private static readonly byte[] All = ByteWriter.BytesOf(Leaf.All);
        private static readonly byte[] Chat = ByteWriter.BytesOf(Leaf.Chat);

        /// <summary>Whether a text follows a rule. An empty text does.</summary>
        /// <param name="rule">The rule.</param>
        /// <param name="data">Valid UTF-8 that holds the text.</param>
        /// <param name="start">Where the text begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static bool Allow(TextRule rule, byte[] data, int start, int length)
        {
            for (int i = start; i < start + length; i++)
            {
                if (!AllowByte(rule, data[i]))
                {
                    return false;
                }

                // Levels are never empty: no slash first, last, or after another.
                if (data[i] == '/' && rule == TextRule.Levels && (i == start || i == start + length - 1 || data[i - 1] == '/'))
                {
                    return false;
                }
            }

            if (rule == TextRule.Hosts)
            {
                return BrokerList.IsValid(data, start, length);
            }

            // Under these levels of the root is something else than a node.
            return rule != TextRule.Level || !(SettingsTable.Matches(All, data, start, length) || SettingsTable.Matches(Chat, data, start, length));
        }

        private static bool AllowByte(TextRule rule, byte value)
        {
            if (rule == TextRule.Any)
            {
                return value >= 0x20 && value != 0x7F;
            }

            if ((value >= 'a' && value <= 'z') || (value >= '0' && value <= '9') || value == '-')
            {
                return true;
            }

            if (rule == TextRule.Hosts || rule == TextRule.Host)
            {
                return (value >= 'A' && value <= 'Z') || value == '.' || value == '_'
                    || (rule == TextRule.Hosts && (value == ':' || value == ',' || value == '[' || value == ']'));
            }

            return value == '_' || (value == '/' && rule == TextRule.Levels);
        }
    }
}
