using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>Hands the options of a client to libmosquitto.</summary>
internal static unsafe class NativeSetup
{
    private static readonly Lock Gate = new();
    private static bool _initialised;

    /// <summary>Initialises libmosquitto once in the process. It is never cleaned up: another user may be in the same process.</summary>
    /// <exception cref="MqttLibraryNotFoundException">libmosquitto is not installed.</exception>
    internal static void InitialiseLibrary()
    {
        lock (Gate)
        {
            if (!_initialised)
            {
                // The first call through LibraryImport would wrap the exception of the loader; this one does not.
                _ = LibraryLoader.Library();
                _ = Libmosquitto.LibraryInit();
                _initialised = true;
            }
        }
    }

    /// <summary>Applies every option but client id and clean session.</summary>
    /// <exception cref="ArgumentException">libmosquitto refuses one.</exception>
    internal static void Apply(nint client, MqttClientOptions options)
    {
        // Without "threaded" a publish would write to the socket on the caller's thread.
        Check(Libmosquitto.ThreadedSet(client, true), "threads");
        Check(Libmosquitto.IntOption(client, Libmosquitto.OptionProtocolVersion, Libmosquitto.ProtocolVersion311), "protocol");

        // Small messages must not wait for the acknowledgement of earlier ones (Nagle's algorithm).
        Check(Libmosquitto.IntOption(client, Libmosquitto.OptionTcpNoDelay, 1), "no delay");
        Check(Libmosquitto.MaxInFlightSet(client, (uint)options.MaxInFlight), nameof(options.MaxInFlight));
        if (options.Will is not null)
        {
            ApplyWill(client, options.Will);
        }

        if (options.User is not null)
        {
            Check(Libmosquitto.UserPasswordSet(client, options.User, options.Password), nameof(options.User));
        }

        if (options.Tls is not null)
        {
            ApplyTls(client, options.Tls);
        }
    }

    private static void ApplyWill(nint client, MqttWill will)
    {
        if (will.Topic.Length == 0 || will.Topic.Contains('\0'))
        {
            throw new ArgumentException("The topic of the will is not valid.");
        }

        fixed (byte* payload = will.Payload)
        {
            Check(Libmosquitto.WillSet(client, will.Topic, will.Payload.Length, payload, will.Qos, will.Retain), nameof(MqttWill));
        }
    }

    private static void ApplyTls(nint client, MqttTls tls)
    {
        // Without a callback OpenSSL would ask for the password of an encrypted key on the terminal and wait for ever.
        int result = Libmosquitto.TlsSet(client, tls.CaFile, null, tls.CertificateFile, tls.KeyFile, &NoPassword);
        Check(result, nameof(MqttTls));
    }

    private static void Check(int result, string what)
    {
        if (result != Libmosquitto.Success)
        {
            throw new ArgumentException($"libmosquitto does not take the option: {what} (error {result}).");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int NoPassword(byte* buffer, int size, int forWriting, nint client)
    {
        return 0;
    }
}
