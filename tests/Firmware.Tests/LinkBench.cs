using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Firmware.Tests;

/// <summary>The image's MQTT adapter, and a test in the place of the node.</summary>
internal sealed class LinkBench : IDisposable
{
    private const int StepMs = 20;

    private readonly AutoResetEvent _wake = new(false);
    private readonly MqttEvent _event = new();

    /// <summary>Creates an adapter that is not connected.</summary>
    /// <param name="port">Where its broker is, on 127.0.0.1.</param>
    internal LinkBench(int port)
    {
        Link = new M2MqttLink(_wake, new TlsNeeds(new SetClock(), new PlainDevice()), seed: 0);
        Connection = new MqttConnection
        {
            Host = "127.0.0.1",
            Port = port,
            ClientId = $"node-{Guid.NewGuid():N}"[..20],
            User = "",
            Password = "",
            KeepAliveSeconds = 30,
            WillTopic = "will",
            Subscriptions = ["config"],
        };
    }

    /// <summary>The adapter.</summary>
    internal M2MqttLink Link { get; }

    /// <summary>Where it connects to.</summary>
    internal MqttConnection Connection { get; }

    /// <summary>Everything that was told, in order, as text.</summary>
    internal List<string> Told { get; } = [];

    /// <summary>Connects and subscribes.</summary>
    /// <returns>Whether the broker kept the session.</returns>
    internal bool Open()
    {
        Link.Open(Connection);
        bool kept = Next(MqttEventKind.Connected).SessionKept;
        Link.Subscribe(Connection.Subscriptions, 2);
        Assert.IsTrue(Next(MqttEventKind.Subscribed).Granted);
        return kept;
    }

    /// <summary>Opens the link, has a server take it, without a kept session, and waits until the node would know.</summary>
    internal async Task ConnectTo(ScriptedServer server)
    {
        Link.Open(Connection);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = Next(MqttEventKind.Connected);
    }

    /// <summary>Publishes a text.</summary>
    /// <returns>See <see cref="IMqttLink.Publish"/>.</returns>
    internal int Publish(string text, int qos, string topic = "t", bool retain = false)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        return Link.Publish(topic, payload, payload.Length, qos, retain);
    }

    /// <summary>Takes events until one of a kind comes. It is filled anew by the next call.</summary>
    internal MqttEvent Next(MqttEventKind kind)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Limits.Hang)
        {
            if (TryTake())
            {
                if (_event.Kind == kind)
                {
                    return _event;
                }

                continue;
            }

            _ = _wake.WaitOne(StepMs);
        }

        throw new AssertFailedException($"No {kind}; told was: {string.Join(", ", Told)}");
    }

    /// <summary>Takes the next event, if there is one.</summary>
    internal bool TryTake(bool messages = true)
    {
        if (!Link.TryTake(_event, messages))
        {
            return false;
        }

        Told.Add(_event.Kind switch
        {
            MqttEventKind.Published => $"Published {_event.MessageId} {_event.Acknowledged}",
            MqttEventKind.Message => $"Message {_event.Topic} {_event.Length}",
            MqttEventKind.Connected => $"Connected {_event.SessionKept}",
            MqttEventKind.Failed or MqttEventKind.Lost => $"{_event.Kind} {_event.Reason}",
            _ => _event.Kind.ToString(),
        });
        return true;
    }

    /// <summary>How often a message was told to be done.</summary>
    internal int TimesPublished(int id) => Told.FindAll(one => one.StartsWith($"Published {id} ", StringComparison.Ordinal)).Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        Link.Abandon();
    }
}
