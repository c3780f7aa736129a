namespace Firmware.Core
{
    /// <summary>
    /// The words that stand for values of enums in payloads, each list in the order of its enum. They are part of the contract: none may
    /// change its meaning. A list is one text: a switch over as many texts costs the device twice as much flash.
    /// </summary>
    public static class Words
    {
        /// <summary>The status of a node that is there.</summary>
        public const string Online = "online";

        /// <summary>The status of a node that has left, or that the broker has given up.</summary>
        public const string Offline = "offline";

        /// <summary>The longest time that a command may name, in seconds: a day.</summary>
        public const int MostSeconds = 86400;

        /// <summary>The status of a node that sleeps until its next sample.</summary>
        public const string Asleep = "asleep";

        /// <summary>The quality of a reading whose values are measured values.</summary>
        public const string Ok = "ok";

        /// <summary>In place of an error: settings that were tried brought no lasting link.</summary>
        public const string NoLink = "link";

        /// <summary>In place of an error: another node is at the place that was tried.</summary>
        public const string Occupied = "occupied";

        /// <summary>In place of an error, in a note: the sensor does not allow an interval that short.</summary>
        public const string Paced = "paced";

        /// <summary>In health: nobody can say whether the broker has the announcement.</summary>
        public const string Unknown = "unknown";

        private const string CommandWords = "none read restart identify forget reset stay ";
        private const string Qualities = Ok + " timeout checksum range stuck absent jump memory nofix ";
        private const string LimitStates = "well high low unknown ";
        private const string RunEnds = "power left restart stuck failed clock ";

        private const string Errors = "none size object syntax trailing utf8 escape nested unknown duplicate type fraction range choice length characters "
            + "rev trial busy storage retained missing confirm plain unsupported memory individual limits ";

        private const string Reasons = "none protocol id unavailable credentials authorization network name refused connack suback subscription lost silent "
            + "tls broker takenover clock memory untrusted expired notyetvalid hostname tlsversion library retain ";

        /// <summary>The word for a command.</summary>
        public static string Of(Command command) => Nth(CommandWords, (int)command);

        /// <summary>The command with a word; <see cref="Command.None"/> when there is none.</summary>
        public static Command CommandOf(string word)
        {
            int start = 0;
            for (Command command = Command.None; command <= Command.Stay; command++)
            {
                int end = CommandWords.IndexOf(' ', start);
                if (end - start == word.Length && CommandWords.Substring(start, word.Length) == word)
                {
                    return command;
                }

                start = end + 1;
            }

            return Command.None;
        }

        /// <summary>The word for what a reading is worth.</summary>
        public static string Of(Quality quality) => Nth(Qualities, (int)quality);

        /// <summary>The word for how a quantity stands to its limits.</summary>
        public static string Of(LimitState state) => Nth(LimitStates, (int)state);

        /// <summary>The word for an error.</summary>
        public static string Of(ConfigError error) => Nth(Errors, (int)error);

        /// <summary>The word for a reason without link.</summary>
        public static string Of(LinkReason reason) => Nth(Reasons, (int)reason);

        /// <summary>The word for how a run ended.</summary>
        public static string Of(RunEnd end) => Nth(RunEnds, (int)end);

        // Behind each word, the last one too, stands a blank.
        private static string Nth(string words, int index)
        {
            int start = 0;
            for (int i = 0; i < index; i++)
            {
                start = words.IndexOf(' ', start) + 1;
            }

            return words.Substring(start, words.IndexOf(' ', start) - start);
        }
    }
}
