using System.Text;
using Flash.Log;

namespace Boards.Tests;

/// <summary>Bytes of a serial port become lines, whatever they are cut into and whatever is between them.</summary>
[TestClass]
public sealed class LogLinesTests
{
    private const uint Reply = 0x8003;

    [TestMethod]
    public void Plain_text_becomes_lines()
        => CollectionAssert.AreEqual(new[] { "link 1", "link 3" }, Add(new LogLines(), Text("link 1\r\nlink 3\r\nlink")));

    [TestMethod]
    public void A_packet_carries_text_and_other_packets_carry_none()
    {
        LogLines lines = new();

        string[] taken = Add(lines, WireProtocol.Packet(0, Reply, new byte[8]), WireProtocol.Packet(WireProtocol.Message, 1, Text("link 1\r\n")));

        CollectionAssert.AreEqual(new[] { "link 1" }, taken);
        Assert.IsTrue(lines.HasAnswered);
    }

    [TestMethod]
    public void It_does_not_matter_where_the_bytes_are_cut()
    {
        byte[] all = [.. Text("boot\r\nlin"), .. Text("k 0\r\n"), .. WireProtocol.Packet(WireProtocol.Message, 1, Text("link ")),
            .. WireProtocol.Packet(2, 1, Text("no text\n")), .. WireProtocol.Packet(WireProtocol.Message, 1, Text("1\r\nlink 3\r\n")),
            .. Text("NFPK no packet\r\n")];
        for (int cut = 0; cut <= all.Length; cut++)
        {
            string[] taken = Add(new LogLines(), all[..cut], all[cut..]);

            CollectionAssert.AreEqual(new[] { "boot", "link 0", "link 1", "link 3", "NFPK no packet" }, taken, $"cut at {cut}");
        }
    }

    [TestMethod]
    public void A_length_that_no_packet_has_is_no_packet()
    {
        byte[] packet = WireProtocol.Packet(WireProtocol.Message, 1, Text("link 1\r\n"));
        packet[30] = 1;

        string[] taken = Add(new LogLines(), packet, Text("link 3\r\n"));

        Assert.AreEqual("link 3", taken[^1]);
    }

    [TestMethod]
    public void What_could_steer_a_terminal_does_not_come_through()
        => CollectionAssert.AreEqual(new[] { "[2Jlink 1", "ü" }, Add(new LogLines(), Text("\x1b[2Jlink 1\a\r\n\r\nü\n"), [0xff, 0xfe, (byte)'\n']));

    [TestMethod]
    public void Noise_without_end_takes_no_memory()
    {
        LogLines lines = new();

        string[] taken = Add(lines, Text(new string('x', 10000)));

        Assert.HasCount(4, taken);
    }

    // 0x89A1897F: CRC-32 of these nine digits with the polynomial 0x04C11DB7, high bit first, from 0, not inverted.
    [TestMethod]
    public void A_packet_is_as_the_firmware_wants_it()
    {
        byte[] packet = WireProtocol.Packet(1, 0x2000, Text("123456789"));

        Assert.AreEqual("NFPKTV1\0", Encoding.ASCII.GetString(packet[..8]));
        Assert.AreEqual("7F89A189", Convert.ToHexString(packet[12..16]));
        Assert.AreEqual("01000000" + "0000" + "0000" + "00200000" + "09000000", Convert.ToHexString(packet[16..32]));
        Assert.AreEqual("0200010000000000", Convert.ToHexString(WireProtocol.Ping()[32..]));
    }

    private static string[] Add(LogLines lines, params byte[][] chunks) => [.. chunks.SelectMany(chunk => lines.Add(chunk))];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
