using System;
using System.Net.NetworkInformation;

namespace Firmware
{
    /// <summary>Who this board is, from the MAC address that the chip was made with.</summary>
    internal static class DeviceIdentity
    {
        private const string Prefix = "node-";
        private const string HexDigits = "0123456789abcdef";
        private const int BytesOfId = 3;

        /// <summary><c>node-</c> and the last six hex digits of the MAC address.</summary>
        public static string Id()
        {
            byte[] mac = Mac();
            string id = Prefix;
            for (int i = mac.Length - BytesOfId; i < mac.Length; i++)
            {
                id += HexDigits[mac[i] >> 4].ToString() + HexDigits[mac[i] & 0xF].ToString();
            }

            return id;
        }

        /// <summary>A number that differs from board to board and from start to start.</summary>
        public static uint Seed()
        {
            uint seed = (uint)Environment.TickCount64;
            foreach (byte value in Mac())
            {
                seed = (seed * 31) + value;
            }

            return seed;
        }

        private static byte[] Mac()
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            byte[] mac = interfaces.Length > 0 ? interfaces[0].PhysicalAddress : null;
            return mac != null && mac.Length >= BytesOfId ? mac : new byte[BytesOfId];
        }
    }
}
