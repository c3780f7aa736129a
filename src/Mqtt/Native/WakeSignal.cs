using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>
/// Ends the network thread's waiting from another thread. A pipe, because poll() waits for descriptors only; on Windows, where
/// only sockets can be polled, a loopback datagram socket connected to itself.
/// </summary>
internal sealed unsafe partial class WakeSignal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly AnonymousPipeServerStream? _pipe;
    private readonly Socket? _socket;
    private bool _given;
    private bool _closed;

    internal WakeSignal()
    {
        if (OperatingSystem.IsWindows())
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _socket.Connect(_socket.LocalEndPoint!);
            Descriptor = _socket.Handle;
        }
        else
        {
            _pipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
            Descriptor = _pipe.ClientSafePipeHandle.DangerousGetHandle();
        }
    }

    /// <summary>Readable while the signal is given.</summary>
    internal nint Descriptor { get; }

    /// <summary>Gives the signal. From any thread, also after Dispose; allocates nothing.</summary>
    internal void Give()
    {
        lock (_lock)
        {
            // One byte at most is ever under way, so the write cannot block.
            if (_given || _closed)
            {
                return;
            }

            _given = true;
            byte one = 1;
            if (_pipe is null)
            {
                _ = _socket!.Send(new ReadOnlySpan<byte>(in one));
            }
            else
            {
                _ = Write((int)_pipe.SafePipeHandle.DangerousGetHandle(), &one, 1);
            }
        }
    }

    /// <summary>Takes the signal back. What it was given for must be looked at after this call, never before.</summary>
    internal void Take()
    {
        lock (_lock)
        {
            if (!_given || _closed)
            {
                return;
            }

            byte one = 0;
            if (_pipe is null)
            {
                _ = _socket!.Receive(new Span<byte>(ref one));
            }
            else
            {
                _ = Read((int)Descriptor, &one, 1);
            }

            _given = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _pipe?.ClientSafePipeHandle.Dispose();
            _pipe?.Dispose();
            _socket?.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, byte* data, nuint length);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte* data, nuint length);
}
