using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>Messages that have come and wait for the library's own thread to acknowledge them and hand them on.</summary>
internal sealed class InflightQueue(Action<byte[]> send, Action<MqttMsgPublishEventArgs> done)
{
    private readonly ConcurrentQueue<(int Header, byte[] Body)> _queue = new();
    private readonly Dictionary<int, MqttMsgPublishEventArgs> _unreleased = [];
    private readonly AutoResetEvent _wait = new(false);
    private volatile bool _stopped;

    /// <summary>A message has come. Where the queue is full it is dropped unseen.</summary>
    internal void Add(int header, byte[] body, int limit)
    {
        if (_queue.Count < limit)
        {
            _queue.Enqueue((header, body));
            _ = _wait.Set();
        }
    }

    /// <summary>A PUBREL has come. One that belongs to nothing is answered too.</summary>
    internal void Release(int id)
    {
        send([0x70, 2, (byte)(id >> 8), (byte)id]);
        lock (_unreleased)
        {
            if (_unreleased.Remove(id, out MqttMsgPublishEventArgs message))
            {
                done(message);
            }
        }
    }

    internal void Run()
    {
        while (!_stopped)
        {
            _ = _wait.WaitOne();
            while (!_stopped && _queue.TryDequeue(out (int Header, byte[] Body) one))
            {
                try
                {
                    Process(one.Header, one.Body);
                }
                catch (MqttCommunicationException)
                {
                    // The reader sees it too.
                }
            }
        }
    }

    internal void Stop()
    {
        _stopped = true;
        _ = _wait.Set();
    }

    private void Process(int header, byte[] body)
    {
        int qos = (header >> 1) & 3;
        int topicBytes = (body[0] << 8) | body[1];
        int at = 2 + topicBytes;
        int id = qos > 0 ? (body[at] << 8) | body[at + 1] : 0;
        MqttMsgPublishEventArgs message = new(Encoding.UTF8.GetString(body, 2, topicBytes), body[(at + (qos > 0 ? 2 : 0))..], (header & 1) != 0);
        if (qos > 0)
        {
            send([(byte)(qos == 1 ? 0x40 : 0x50), 2, (byte)(id >> 8), (byte)id]);
        }

        if (qos < 2)
        {
            done(message);
            return;
        }

        lock (_unreleased)
        {
            _unreleased[id] = message;
        }
    }
}
