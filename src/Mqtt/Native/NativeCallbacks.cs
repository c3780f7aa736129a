using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>
/// Where libmosquitto calls back: on the network thread, in the middle of reading or writing. The log alone can come from any thread.
/// </summary>
internal abstract unsafe class NativeCallbacks
{
    /// <summary>A CONNACK arrived.</summary>
    /// <param name="code">0 accepted, 1 to 5 refused, else not MQTT 3.1.1.</param>
    /// <param name="sessionPresent">The flag of that name.</param>
    internal abstract void OnConnack(int code, bool sessionPresent);

    /// <summary>A message is written (QoS 0) or acknowledged.</summary>
    internal abstract void OnPublished(int messageId);

    /// <summary>A SUBACK arrived.</summary>
    internal abstract void OnSubscribed(int messageId, ReadOnlySpan<int> grantedQos);

    /// <summary>An UNSUBACK arrived.</summary>
    internal abstract void OnUnsubscribed(int messageId);

    /// <summary>A message arrived.</summary>
    internal abstract void OnMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retained);

    /// <summary>libmosquitto reports something; for TLS clients only. From any thread, no lock may be waited for.</summary>
    /// <param name="text">The line.</param>
    /// <param name="ssl">struct SSL of the present connection, or 0.</param>
    internal abstract void OnLog(ReadOnlySpan<byte> text, nint ssl);

    /// <summary>Attaches the callbacks to a client whose user data is the handle of one of these objects.</summary>
    /// <param name="client">struct mosquitto.</param>
    /// <param name="withLog">True to have the log too: formatting it costs time on every packet.</param>
    internal static void Attach(nint client, bool withLog)
    {
        Libmosquitto.OnConnectSet(client, &Connack);
        Libmosquitto.OnPublishSet(client, &Published);
        Libmosquitto.OnSubscribeSet(client, &Subscribed);
        Libmosquitto.OnUnsubscribeSet(client, &Unsubscribed);
        Libmosquitto.OnMessageSet(client, &Message);
        if (withLog)
        {
            Libmosquitto.OnLogSet(client, &Log);
        }
    }

    private static NativeCallbacks Target(nint userData)
    {
        return (NativeCallbacks)GCHandle.FromIntPtr(userData).Target!;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Connack(nint client, nint userData, int code, int flags)
    {
        Target(userData).OnConnack(code, (flags & 1) != 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Published(nint client, nint userData, int messageId)
    {
        Target(userData).OnPublished(messageId);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Subscribed(nint client, nint userData, int messageId, int count, int* granted)
    {
        Target(userData).OnSubscribed(messageId, new ReadOnlySpan<int>(granted, count));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Unsubscribed(nint client, nint userData, int messageId)
    {
        Target(userData).OnUnsubscribed(messageId);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Message(nint client, nint userData, NativeMessage* message)
    {
        string topic = Marshal.PtrToStringUTF8((nint)message->Topic) ?? string.Empty;
        ReadOnlySpan<byte> payload = new(message->Payload, message->PayloadLength);
        Target(userData).OnMessage(topic, payload, message->Qos, message->Retain != 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Log(nint client, nint userData, int level, byte* text)
    {
        Target(userData).OnLog(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text), Libmosquitto.SslGet(client));
    }
}
