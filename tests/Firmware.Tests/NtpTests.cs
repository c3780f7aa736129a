using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Firmware.Tests;

[TestClass]
public sealed class NtpTests
{
    // 2026-11-21T10:15:30Z, in seconds since 1970 and since 1900.
    private const long Unix = 1795256130;
    private const long Stamp = Unix + 2208988800;

    [TestMethod]
    public void An_answer_to_the_request_gives_the_time()
    {
        byte[] request = Request(7);

        Assert.AreEqual(Unix, NtpPacket.ReadAnswer(request, Answer(request, Stamp), 48));
    }

    [TestMethod]
    public void After_2036_the_seconds_go_on()
    {
        byte[] request = Request(7);

        Assert.AreEqual((1L << 32) - 2208988800 + 5, NtpPacket.ReadAnswer(request, Answer(request, 5), 48));
    }

    [TestMethod]
    [DataRow(0, 0xE4, "the server does not know the time")]
    [DataRow(0, 0x23, "it is a request")]
    [DataRow(1, 0, "the server refuses")]
    [DataRow(1, 16, "the server is not synchronised")]
    [DataRow(24, 0xFF, "it is the answer to another request")]
    public void What_cannot_be_believed_is_no_time(int at, int value, string why)
    {
        byte[] request = Request(7);
        byte[] answer = Answer(request, Stamp);
        answer[at] = (byte)value;

        Assert.AreEqual(0, NtpPacket.ReadAnswer(request, answer, 48), why);
    }

    [TestMethod]
    public void An_answer_that_is_cut_short_or_empty_is_no_time()
    {
        byte[] request = Request(7);

        Assert.AreEqual(0, NtpPacket.ReadAnswer(request, Answer(request, Stamp), 47));
        Assert.AreEqual(0, NtpPacket.ReadAnswer(request, Answer(request, 0), 48));
    }

    [TestMethod]
    public async Task A_time_server_is_asked_and_what_others_send_is_passed_over()
    {
        using UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)server.Client.LocalEndPoint).Port;

        Task<long> asking = Task.Run(() => NtpClient.Query("127.0.0.1", port, 7));
        UdpReceiveResult request = await server.ReceiveAsync().WaitAsync(Limits.Hang);
        _ = await server.SendAsync(new byte[] { 1, 2, 3 }, request.RemoteEndPoint);
        _ = await server.SendAsync(Answer(Request(8), Stamp - 1000), request.RemoteEndPoint);
        _ = await server.SendAsync(Answer(request.Buffer, Stamp), request.RemoteEndPoint);

        Assert.AreEqual(0x23, request.Buffer[0]);
        Assert.AreEqual(Unix, await asking.WaitAsync(Limits.Hang));
    }

    [TestMethod]
    public void A_name_that_nobody_knows_is_no_time() => Assert.AreEqual(0, NtpClient.Query("no such host", 123, 7));

    private static byte[] Request(uint nonce)
    {
        byte[] request = new byte[48];
        NtpPacket.WriteRequest(request, nonce);
        return request;
    }

    private static byte[] Answer(byte[] request, long seconds)
    {
        byte[] answer = new byte[48];
        answer[0] = 0x24;
        answer[1] = 2;
        Array.Copy(request, 40, answer, 24, 8);
        for (int i = 0; i < 4; i++)
        {
            answer[40 + i] = (byte)(seconds >> (24 - 8 * i));
        }

        return answer;
    }
}
