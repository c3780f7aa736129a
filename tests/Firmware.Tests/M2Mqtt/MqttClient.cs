using System;
using System.Collections.Concurrent;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// Stands in for the client of M2Mqtt 5.1.220, for the parts of it that the image uses, with what is particular about them: a refused CONNECT ends
/// in an exception and tells its code before that; a message is acknowledged before anybody has seen it, and dropped where the queue is full;
/// a lost connection is read from again and again until it is closed; a handler that throws closes it; DISCONNECT goes out at once; a PINGREQ
/// comes when the client itself has sent nothing for a keep-alive. There is no Publish and no Subscribe: the image must not use those of the
/// library. The names of private fields are those of the real one.
/// </summary>
public sealed class MqttClient : IDisposable
{
    private const int ConnectTimeoutMs = 30000;
    private const int CloseMs = 200;

    private readonly AutoResetEvent _syncEndReceiving = new(false);
    private readonly AutoResetEvent _keepAliveEvent = new(false);
    private readonly AutoResetEvent _receiveEventWaitHandle = new(false);
    private readonly ConcurrentQueue<MqttMsgPublishEventArgs> _eventQueue = new();
    private readonly InflightQueue _inflight;
    private readonly object _channelSendLock = new();
    private IMqttNetworkChannel _channel;
    private volatile bool _isRunning;
    private volatile bool _isConnectionClosing;
    private volatile Exception _exReceiving;
    private MqttMsgConnack _msgReceived;
    private long _lastCommTime;
    private int _keepAlivePeriod;

    public MqttClient(string brokerHostName, int brokerPort, bool secure, object caCert, object clientCert, MqttSslProtocols sslProtocol)
    {
        _channel = new MqttNetworkChannel(brokerHostName, brokerPort, secure);
        _inflight = new InflightQueue(Send, OnMessage);
    }

    public event EventHandler<ConnectionOpenedEventArgs> ConnectionOpened;

    public event EventHandler ConnectionClosed;

    public event EventHandler<MqttMsgPublishEventArgs> MqttMsgPublishReceived;

    /// <summary>Packets that the library got and can make nothing of: each stays in its way for a turn of seconds.</summary>
    internal static ConcurrentQueue<int> Strays { get; } = new();

    public MqttSettings Settings => MqttSettings.Instance;

    public MqttReasonCode Connect(
        string clientId,
        string username,
        string password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string willTopic,
        string willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        try
        {
            _channel.Connect();
        }
        catch (Exception failed)
        {
            throw new MqttConnectionException("Exception connecting to the broker", failed);
        }

        _isRunning = true;
        new Thread(Receive) { IsBackground = true }.Start();
        _ = _syncEndReceiving.Reset();
        Send(ConnectPacket.Of(clientId, username, password, willRetain, (int)willQosLevel, willTopic, willMessage, cleanSession, keepAlivePeriod));
        if (!_syncEndReceiving.WaitOne(ConnectTimeoutMs))
        {
            throw new MqttCommunicationException();
        }

        if (_exReceiving is { } lost)
        {
            throw lost;
        }

        if (_msgReceived.ReturnCode == MqttReasonCode.Success)
        {
            _keepAlivePeriod = keepAlivePeriod * 1000;
            new Thread(KeepAlive) { IsBackground = true }.Start();
            new Thread(Dispatch) { IsBackground = true }.Start();
            new Thread(_inflight.Run) { IsBackground = true }.Start();
        }

        return _msgReceived.ReturnCode;
    }

    public void Disconnect()
    {
        Send([0xE0, 0]);
        OnConnectionClosing();
    }

    public void Close()
    {
        _isRunning = false;
        _ = _receiveEventWaitHandle.Set();
        Thread.Sleep(CloseMs);
        _inflight.Stop();
        _ = _keepAliveEvent.Set();
        _eventQueue.Clear();
        _channel?.Close();
    }

    public void Dispose()
    {
        OnConnectionClosing();
        Close();
    }

    private void Send(byte[] packet)
    {
        try
        {
            lock (_channelSendLock)
            {
                _ = _channel.Send(packet);
            }

            _lastCommTime = Environment.TickCount64;
        }
        catch (Exception)
        {
            throw new MqttCommunicationException();
        }
    }

    private void OnConnectionClosing()
    {
        _isConnectionClosing = true;
        _ = _receiveEventWaitHandle.Set();
    }

    private void OnMessage(MqttMsgPublishEventArgs message)
    {
        _eventQueue.Enqueue(message);
        _ = _receiveEventWaitHandle.Set();
    }

    private void Receive()
    {
        byte[] first = new byte[1];
        while (_isRunning)
        {
            try
            {
                if (_channel.Receive(first) > 0)
                {
                    Take(first[0]);
                    _exReceiving = null;
                    continue;
                }
            }
            catch (Exception)
            {
                // As a connection that has ended.
            }

            _exReceiving = new MqttCommunicationException();
            OnConnectionClosing();
            _ = _syncEndReceiving.Set();
        }
    }

    private void Take(int header)
    {
        byte[] body = ReadBody();
        switch (header >> 4)
        {
            case 2:
                _msgReceived = new MqttMsgConnack { SessionPresent = body[0] == 1, ReturnCode = (MqttReasonCode)body[1] };
                ConnectionOpened?.Invoke(this, new ConnectionOpenedEventArgs(_msgReceived));
                _ = _syncEndReceiving.Set();
                break;
            case 3:
                _inflight.Add(header, body, Settings.InflightQueueSize);
                break;
            case 6:
                _inflight.Release((body[0] << 8) | body[1]);
                break;
            case 13:
                _ = _syncEndReceiving.Set();
                break;
            default:
                Strays.Enqueue(header);
                break;
        }
    }

    // Byte by byte the length, in one piece the rest.
    private byte[] ReadBody()
    {
        byte[] one = new byte[1];
        int length = 0;
        int shift = 0;
        do
        {
            _ = _channel.Receive(one);
            length |= (one[0] & 0x7F) << shift;
            shift += 7;
        }
        while ((one[0] & 0x80) != 0);
        byte[] body = new byte[length];
        if (length > 0 && _channel.Receive(body) != length)
        {
            throw new MqttCommunicationException();
        }

        return body;
    }

    private void KeepAlive()
    {
        long wait = _keepAlivePeriod;
        while (_isRunning)
        {
            _ = _keepAliveEvent.WaitOne((int)wait);
            long delta = Environment.TickCount64 - _lastCommTime;
            wait = _keepAlivePeriod - delta;
            if (_isRunning && wait <= 0)
            {
                Ping();
                wait = _keepAlivePeriod;
            }
        }
    }

    private void Ping()
    {
        try
        {
            _ = _syncEndReceiving.Reset();
            Send([0xC0, 0]);
            if (_syncEndReceiving.WaitOne(_keepAlivePeriod))
            {
                return;
            }
        }
        catch (MqttCommunicationException)
        {
            // As one that is not answered.
        }

        OnConnectionClosing();
    }

    private void Dispatch()
    {
        while (_isRunning)
        {
            if (_eventQueue.IsEmpty && !_isConnectionClosing)
            {
                _ = _receiveEventWaitHandle.WaitOne();
            }

            try
            {
                if (_isRunning && _eventQueue.TryDequeue(out MqttMsgPublishEventArgs message))
                {
                    MqttMsgPublishReceived?.Invoke(this, message);
                }
            }
            catch (Exception)
            {
                OnConnectionClosing();
            }

            if (_isRunning && _eventQueue.IsEmpty && _isConnectionClosing)
            {
                Close();
                ConnectionClosed?.Invoke(this, EventArgs.Empty);
                return;
            }
        }
    }
}
