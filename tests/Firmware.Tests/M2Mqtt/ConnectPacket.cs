using System.Collections.Generic;
using System.Text;

namespace nanoFramework.M2Mqtt;

/// <summary>The CONNECT of MQTT 3.1.1 with a last will (clause 3.1).</summary>
internal static class ConnectPacket
{
    internal static byte[] Of(
        string clientId, string user, string password, bool willRetain, int willQos, string willTopic, string willMessage, bool clean, int keepAliveSeconds)
    {
        List<byte> body = [0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4];
        int flags = 4 | (willQos << 3) | (willRetain ? 0x20 : 0) | (clean ? 2 : 0) | (user is null ? 0 : 0x80) | (password is null ? 0 : 0x40);
        body.AddRange([(byte)flags, (byte)(keepAliveSeconds >> 8), (byte)keepAliveSeconds]);
        foreach (string text in new[] { clientId, willTopic, willMessage, user, password })
        {
            if (text is not null)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
            }
        }

        List<byte> packet = [0x10];
        int left = body.Count;
        do
        {
            packet.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            left >>= 7;
        }
        while (left > 0);
        return [.. packet, .. body];
    }
}
