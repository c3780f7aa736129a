using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// The library's connection. A name is resolved where it is made. "Secure" is plain TCP here, with what TLS is like on a board: what waits is
/// not counted until it is decrypted, and a stream that is closed while somebody reads from it fails below the class library.
/// </summary>
public sealed class MqttNetworkChannel : IMqttNetworkChannel
{
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly bool _secure;
    private Socket _socket;
    private int _readers;

    public MqttNetworkChannel(string remoteHostName, int remotePort, bool secure)
    {
        _address = Resolve(remoteHostName);
        _port = remotePort;
        _secure = secure;
    }

    /// <summary>The name server. A test may have it answer slowly, or not at all.</summary>
    internal static Func<string, IPAddress> Resolve { get; set; } = IPAddress.Parse;

    /// <summary>How often a secure connection was closed while it was being read from.</summary>
    internal static int ClosedWhileRead { get; set; }

    public bool DataAvailable => !_secure && _socket.Available > 0;

    public bool ValidateServerCertificate { get; set; } = true;

    public void Connect()
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _socket.Connect(new IPEndPoint(_address, _port));
    }

    public int Send(byte[] buffer) => _socket.Send(buffer, 0, buffer.Length, SocketFlags.None);

    public int Receive(byte[] buffer)
    {
        _ = Interlocked.Increment(ref _readers);
        try
        {
            for (int filled = 0; filled < buffer.Length;)
            {
                int read = _socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
                if (read == 0)
                {
                    return 0;
                }

                filled += read;
            }

            return buffer.Length;
        }
        finally
        {
            _ = Interlocked.Decrement(ref _readers);
        }
    }

    public int Receive(byte[] buffer, int timeout)
    {
        _ = Interlocked.Increment(ref _readers);
        try
        {
            return _socket.Poll(timeout * 1000, SelectMode.SelectRead) ? Receive(buffer) : 0;
        }
        finally
        {
            _ = Interlocked.Decrement(ref _readers);
        }
    }

    public void Close()
    {
        if (_socket is null)
        {
            return;
        }

        ClosedWhileRead += _secure && Volatile.Read(ref _readers) > 0 ? 1 : 0;
        _socket.Dispose();
        _socket = null;
    }

    public void Accept()
    {
    }
}
