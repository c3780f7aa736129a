using System;
using System.Net;
using System.Net.Sockets;

namespace Firmware
{
    /// <summary>Asks one time server once, by UDP.</summary>
    internal static class NtpClient
    {
        private const int AnswerMs = 3000;

        /// <summary>Asks for the time.</summary>
        /// <param name="host">Name or address.</param>
        /// <param name="port">123, but in tests.</param>
        /// <param name="nonce">Differs from call to call.</param>
        /// <returns>Seconds since 1970; 0 where no answer came that can be believed.</returns>
        public static long Query(string host, int port, uint nonce)
        {
            Socket socket = null;
            try
            {
                byte[] request = new byte[NtpPacket.Bytes];
                byte[] answer = new byte[NtpPacket.Bytes];
                NtpPacket.WriteRequest(request, nonce);
                EndPoint server = new IPEndPoint(Dns.GetHostEntry(host).AddressList[0], port);
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.SendTo(request, server);

                // A packet that waits here may be somebody else's, so the next one is looked at as well.
                long untilMs = Environment.TickCount64 + AnswerMs;
                for (long leftMs = AnswerMs; leftMs > 0; leftMs = untilMs - Environment.TickCount64)
                {
                    if (!socket.Poll((int)leftMs * 1000, SelectMode.SelectRead))
                    {
                        return 0;
                    }

                    long seconds = NtpPacket.ReadAnswer(request, answer, socket.ReceiveFrom(answer, ref server));
                    if (seconds != 0)
                    {
                        return seconds;
                    }
                }

                return 0;
            }
            catch (Exception)
            {
                // No such name, no network, no memory: the next try may do better.
                return 0;
            }
            finally
            {
                socket?.Close();
            }
        }
    }
}
