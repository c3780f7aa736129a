using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>
/// The few socket calls that libmosquitto leaves to its user. Used instead of mosquitto_loop, which waits in select() and so fails
/// for any file descriptor from 1024 on, and which cannot be woken without sending something.
/// </summary>
internal static unsafe partial class SocketApi
{
    private const int ShutdownBoth = 2;

    // sizeof(struct sockaddr_storage)
    private const int AddressBytes = 128;

    // fcntl.h: F_SETFD, FD_CLOEXEC
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;

    // ECONNREFUSED and ECONNRESET of Windows (winsock2.h), macOS (sys/errno.h) and Linux (asm-generic/errno.h); EPIPE is one on both.
    private const int BrokenPipe = 32;
    private static readonly int Refused = OperatingSystem.IsWindows() ? 10061 : OperatingSystem.IsMacOS() ? 61 : 111;
    private static readonly int Reset = OperatingSystem.IsWindows() ? 10054 : OperatingSystem.IsMacOS() ? 54 : 104;

    // poll.h: POLLIN, POLLOUT; winsock2.h: POLLRDNORM, POLLWRNORM
    private static readonly short In = (short)(OperatingSystem.IsWindows() ? 0x0100 : 0x0001);
    private static readonly short Out = (short)(OperatingSystem.IsWindows() ? 0x0010 : 0x0004);

    /// <summary>True when the error number means that nothing listens on the port.</summary>
    internal static bool IsRefused(int error)
    {
        return error == Refused;
    }

    /// <summary>True when the error number means that an established connection was closed by the other side.</summary>
    internal static bool IsReset(int error)
    {
        return error == Reset || error == BrokenPipe;
    }

    /// <summary>Waits until the socket can be read or (if asked for) written, the wake signal is given, or the time is over.</summary>
    /// <param name="socket">A socket of libmosquitto.</param>
    /// <param name="wantWrite">True to wait for writing too.</param>
    /// <param name="wantRead">True to wait for reading.</param>
    /// <param name="wake">What else ends the waiting.</param>
    /// <param name="milliseconds">-1 for no limit.</param>
    /// <returns>True when the socket is ready or broken.</returns>
    internal static bool Wait(int socket, bool wantRead, bool wantWrite, WakeSignal wake, int milliseconds)
    {
        short events = (short)((wantRead ? In : 0) | (wantWrite ? Out : 0));
        if (OperatingSystem.IsWindows())
        {
            WindowsPoll* handles = stackalloc WindowsPoll[2];
            handles[0] = new WindowsPoll { Socket = socket, Events = events };
            handles[1] = new WindowsPoll { Socket = wake.Descriptor, Events = In };
            _ = PollWindows(handles, 2, milliseconds);
            return handles[0].Returned != 0;
        }

        UnixPoll* descriptors = stackalloc UnixPoll[2];
        descriptors[0] = new UnixPoll { Descriptor = socket, Events = events };
        descriptors[1] = new UnixPoll { Descriptor = (int)wake.Descriptor, Events = In };
        _ = PollUnix(descriptors, 2, milliseconds);
        return descriptors[0].Returned != 0;
    }

    /// <summary>The pending error of a socket, 0 for none. Reading it clears it.</summary>
    internal static int PendingError(int socket)
    {
        // SOL_SOCKET and SO_ERROR: 1 and 4 on Linux, 0xffff and 0x1007 on macOS and Windows
        int level = OperatingSystem.IsLinux() ? 1 : 0xffff;
        int name = OperatingSystem.IsLinux() ? 4 : 0x1007;
        int error = 0;
        int length = sizeof(int);
        int result = OperatingSystem.IsWindows()
            ? GetOptionWindows(socket, level, name, &error, &length)
            : GetOptionUnix(socket, level, name, &error, &length);
        return result == 0 ? error : -1;
    }

    /// <summary>True while TCP is established, also when the other side has ended its half of it.</summary>
    internal static bool HasPeer(int socket)
    {
        byte* address = stackalloc byte[AddressBytes];
        int length = AddressBytes;
        return (OperatingSystem.IsWindows() ? PeerNameWindows(socket, address, &length) : PeerNameUnix(socket, address, &length)) == 0;
    }

    /// <summary>
    /// Keeps the processes that this one starts from inheriting a socket: it would stay open for as long as one of them lives.
    /// libmosquitto does not see to it. On Linux only, where the call is not variadic in its calling convention.
    /// </summary>
    internal static void KeepFromChildren(int socket)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = FileControl(socket, SetDescriptorFlags, CloseOnExec);
        }
    }

    /// <summary>Ends both directions without closing the descriptor.</summary>
    internal static void Shutdown(int socket)
    {
        _ = OperatingSystem.IsWindows() ? ShutdownWindows(socket, ShutdownBoth) : ShutdownUnix(socket, ShutdownBoth);
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int PollUnix(UnixPoll* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "getsockopt")]
    private static partial int GetOptionUnix(int socket, int level, int name, int* value, int* length);

    [LibraryImport("libc", EntryPoint = "getpeername")]
    private static partial int PeerNameUnix(int socket, byte* address, int* length);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    private static partial int ShutdownUnix(int socket, int how);

    [LibraryImport("ws2_32", EntryPoint = "WSAPoll")]
    private static partial int PollWindows(WindowsPoll* handles, uint count, int milliseconds);

    [LibraryImport("ws2_32", EntryPoint = "getsockopt")]
    private static partial int GetOptionWindows(nint socket, int level, int name, int* value, int* length);

    [LibraryImport("ws2_32", EntryPoint = "getpeername")]
    private static partial int PeerNameWindows(nint socket, byte* address, int* length);

    [LibraryImport("ws2_32", EntryPoint = "shutdown")]
    private static partial int ShutdownWindows(nint socket, int how);

    [StructLayout(LayoutKind.Sequential)]
    private struct UnixPoll
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowsPoll
    {
        internal nint Socket;
        internal short Events;
        internal short Returned;
    }
}
