using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>struct mosquitto_message in mosquitto.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    internal int MessageId;
    internal byte* Topic;
    internal byte* Payload;
    internal int PayloadLength;
    internal int Qos;
    internal byte Retain;
}
