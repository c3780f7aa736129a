using System.Net.NetworkInformation;

namespace Firmware
{
    /// <summary>The network of the board, which the runtime joins by itself with the stored name and password.</summary>
    internal static class DeviceNetwork
    {
        /// <summary>Whether the board has an address.</summary>
        public static bool HasAddress()
        {
            foreach (NetworkInterface candidate in NetworkInterface.GetAllNetworkInterfaces())
            {
                string address = candidate.IPv4Address;
                if (address != null && address.Length > 0 && address != "0.0.0.0")
                {
                    return true;
                }
            }

            return false;
        }
    }
}
