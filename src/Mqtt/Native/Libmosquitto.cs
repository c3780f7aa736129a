using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>The functions of libmosquitto 2.0 that are used, as its header mosquitto.h declares them.</summary>
internal static unsafe partial class Libmosquitto
{
    /// <summary>The name <see cref="LibraryLoader"/> resolves.</summary>
    internal const string Name = "mosquitto";

    // enum mosq_err_t in mosquitto.h
    internal const int Success = 0;
    internal const int ErrorProtocol = 2;
    internal const int ErrorInvalid = 3;
    internal const int ErrorNoConnection = 4;
    internal const int ErrorConnectionRefused = 5;
    internal const int ErrorConnectionLost = 7;
    internal const int ErrorTls = 8;
    internal const int ErrorPayloadSize = 9;
    internal const int ErrorNotSupported = 10;
    internal const int ErrorErrno = 14;
    internal const int ErrorNameLookup = 15;
    internal const int ErrorMalformedUtf8 = 18;
    internal const int ErrorKeepAlive = 19;
    internal const int ErrorMalformedPacket = 21;

    // enum mosq_opt_t in mosquitto.h
    internal const int OptionProtocolVersion = 1;
    internal const int OptionTcpNoDelay = 11;

    /// <summary>MQTT_PROTOCOL_V311 in mosquitto.h.</summary>
    internal const int ProtocolVersion311 = 4;

    static Libmosquitto()
    {
        LibraryLoader.Register();
    }

    [LibraryImport(Name, EntryPoint = "mosquitto_lib_init")]
    internal static partial int LibraryInit();

    [LibraryImport(Name, EntryPoint = "mosquitto_lib_version")]
    internal static partial int LibraryVersion(int* major, int* minor, int* revision);

    [LibraryImport(Name, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint New(string id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint userData);

    [LibraryImport(Name, EntryPoint = "mosquitto_destroy")]
    internal static partial void Destroy(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_threaded_set")]
    internal static partial int ThreadedSet(nint client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Name, EntryPoint = "mosquitto_int_option")]
    internal static partial int IntOption(nint client, int option, int value);

    [LibraryImport(Name, EntryPoint = "mosquitto_max_inflight_messages_set")]
    internal static partial int MaxInFlightSet(nint client, uint count);

    [LibraryImport(Name, EntryPoint = "mosquitto_will_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int WillSet(
        nint client, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Name, EntryPoint = "mosquitto_username_pw_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int UserPasswordSet(nint client, string? user, string? password);

    [LibraryImport(Name, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TlsSet(
        nint client,
        string caFile,
        string? caFolder,
        string? certificateFile,
        string? keyFile,
        delegate* unmanaged[Cdecl]<byte*, int, int, nint, int> passwordCallback);

    [LibraryImport(Name, EntryPoint = "mosquitto_ssl_get")]
    internal static partial nint SslGet(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_connect_bind_async", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int ConnectBindAsync(nint client, string host, int port, int keepAlive, string? bindAddress);

    [LibraryImport(Name, EntryPoint = "mosquitto_disconnect")]
    internal static partial int Disconnect(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_publish")]
    internal static partial int Publish(
        nint client, int* messageId, byte* topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Name, EntryPoint = "mosquitto_subscribe_multiple")]
    internal static partial int SubscribeMultiple(
        nint client, int* messageId, int count, byte** filters, int qos, int options, nint properties);

    [LibraryImport(Name, EntryPoint = "mosquitto_unsubscribe_multiple")]
    internal static partial int UnsubscribeMultiple(nint client, int* messageId, int count, byte** filters, nint properties);

    [LibraryImport(Name, EntryPoint = "mosquitto_socket")]
    internal static partial int Socket(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_want_write")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool WantWrite(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_loop_read", SetLastError = true)]
    internal static partial int LoopRead(nint client, int maxPackets);

    [LibraryImport(Name, EntryPoint = "mosquitto_loop_write", SetLastError = true)]
    internal static partial int LoopWrite(nint client, int maxPackets);

    [LibraryImport(Name, EntryPoint = "mosquitto_loop_misc")]
    internal static partial int LoopMisc(nint client);

    [LibraryImport(Name, EntryPoint = "mosquitto_connect_with_flags_callback_set")]
    internal static partial void OnConnectSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, void> callback);

    [LibraryImport(Name, EntryPoint = "mosquitto_publish_callback_set")]
    internal static partial void OnPublishSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, void> callback);

    [LibraryImport(Name, EntryPoint = "mosquitto_subscribe_callback_set")]
    internal static partial void OnSubscribeSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, void> callback);

    [LibraryImport(Name, EntryPoint = "mosquitto_unsubscribe_callback_set")]
    internal static partial void OnUnsubscribeSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, void> callback);

    [LibraryImport(Name, EntryPoint = "mosquitto_message_callback_set")]
    internal static partial void OnMessageSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, NativeMessage*, void> callback);

    [LibraryImport(Name, EntryPoint = "mosquitto_log_callback_set")]
    internal static partial void OnLogSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void> callback);
}
