namespace Firmware.Core
{
    /// <summary>
    /// Reads a list of brokers as it stands in the setting: names or addresses separated by commas, each followed by <c>:port</c> if that is
    /// not the common one. An IPv6 address with a port stands in brackets, as in a URI (RFC 3986 section 3.2.2): <c>[::1]:1884</c>. An entry
    /// with more than one colon and no brackets is an IPv6 address without a port of its own.
    /// </summary>
    public static class BrokerList
    {
        private const int MaxPort = 65535;

        /// <summary>How many brokers there are; 1 for an empty list.</summary>
        public static int Count(string list)
        {
            int count = 1;
            for (int at = list.IndexOf(','); at >= 0; at = list.IndexOf(',', at + 1))
            {
                count++;
            }

            return count;
        }

        /// <summary>One broker: its name or address, and its port.</summary>
        /// <param name="list">A valid list.</param>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <param name="port">The common port; is replaced if the broker has its own.</param>
        public static string Get(string list, int index, ref int port)
        {
            int start = 0;
            for (int i = 0; i < index; i++)
            {
                start = list.IndexOf(',', start) + 1;
            }

            int end = list.IndexOf(',', start);
            string broker = list.Substring(start, (end < 0 ? list.Length : end) - start);
            if (broker.Length == 0)
            {
                return broker;
            }

            int close = broker[0] == '[' ? broker.IndexOf(']') : -1;
            int colon = broker.IndexOf(':', close + 1);
            bool hasPort = colon >= 0 && colon == broker.LastIndexOf(':');
            if (hasPort)
            {
                port = 0;
                for (int i = colon + 1; i < broker.Length; i++)
                {
                    port = port * 10 + (broker[i] - '0');
                }
            }

            return close > 0 ? broker.Substring(1, close - 1) : hasPort ? broker.Substring(0, colon) : broker;
        }

        /// <summary>Whether a list has no empty entry and no port outside 1 to 65535. An empty list is valid.</summary>
        /// <param name="data">Bytes that hold the list, of the characters of <see cref="TextRule.Hosts"/> alone.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static bool IsValid(byte[] data, int start, int length)
        {
            int from = start;
            for (int i = start; i <= start + length; i++)
            {
                if (i == start + length || data[i] == ',')
                {
                    if (length > 0 && !IsBroker(data, from, i))
                    {
                        return false;
                    }

                    from = i + 1;
                }
            }

            return true;
        }

        private static bool IsBroker(byte[] data, int from, int end)
        {
            int after = from;
            if (from < end && data[from] == '[')
            {
                after = EndOfBrackets(data, from, end);
                if (after < 0 || after == end)
                {
                    return after == end;
                }
            }

            int colons = 0;
            int colon = end;
            int port = 0;
            for (int i = after; i < end; i++)
            {
                if (data[i] == '[' || data[i] == ']')
                {
                    return false;
                }

                if (data[i] == ':')
                {
                    colons++;
                    colon = i;
                }
                else if (colons > 0 && port <= MaxPort)
                {
                    // Anything but a digit makes it too large.
                    int digit = data[i] - '0';
                    port = digit >= 0 && digit <= 9 ? port * 10 + digit : MaxPort + 1;
                }
            }

            if (after > from)
            {
                return colons == 1 && colon == after && port > 0 && port <= MaxPort;
            }

            return colons == 1 ? colon > from && port > 0 && port <= MaxPort : end > from;
        }

        // The position after the closing bracket; -1 if what is between the brackets has no two colons, so that it is not an IPv6 address.
        private static int EndOfBrackets(byte[] data, int from, int end)
        {
            int colons = 0;
            for (int i = from + 1; i < end && data[i] != '['; i++)
            {
                colons += data[i] == ':' ? 1 : 0;
                if (data[i] == ']')
                {
                    return colons >= 2 ? i + 1 : -1;
                }
            }

            return -1;
        }
    }
}
