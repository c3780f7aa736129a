using System.Diagnostics;
using HomeAssistant.Tests.Schema;
using HomeAssistant.Tests.Templates;
using Kit;
using Mqtt;

namespace HomeAssistant.Tests.Double;

/// <summary>
/// Stands in for Home Assistant at a real broker: listens to announcements, judges them, follows the topics they name, shows entities,
/// and sends what a person does. Made after its documentation and source; tests/HomeAssistant.Tests/README.md says which.
/// </summary>
internal sealed class HomeAssistantDouble : IDisposable
{
    private readonly TestClient _client;
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Registry _registry;
    private readonly string _prefix;
    private string[] _states = [];

    private HomeAssistantDouble(string prefix)
    {
        _client = new TestClient("assistant of " + prefix);
        _prefix = prefix + "/device/";
        _registry = new Registry(Complaints.Add);
        _client.During = one => Take(one.Message);
    }

    /// <summary>Every announcement, empty ones too.</summary>
    internal Feed<Received> Announcements { get; } = new("announcements");

    /// <summary>What Home Assistant would log as a warning or an error.</summary>
    internal Feed<string> Complaints { get; } = new("complaints");

    /// <summary>Every change of a state, as <c>device entity state</c>. That a value grows too old is no message and not among them.</summary>
    internal Feed<string> History { get; } = new("states");

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="port">Of the broker.</param>
    /// <param name="prefix">Of the topics of announcements.</param>
    internal static async Task<HomeAssistantDouble> Start(int port, string prefix = "homeassistant")
    {
        HomeAssistantDouble home = new(prefix);
        _ = await home._client.Connect(port);
        _ = await home._client.Subscribe(0, home._prefix + "+/config");
        return home;
    }

    /// <summary>Says that it has started, as Home Assistant does after each connect. Always on this topic: it does not follow the prefix.</summary>
    internal Task SayBirth(bool retain = false) => _client.Publish("homeassistant/status", "online", 0, retain);

    /// <summary>The name of a device; null when there is no such device.</summary>
    internal string? NameOf(string id) => Look(() => _registry.Find(id)?.Name);

    /// <summary>The entities that a device has, in the order of the alphabet; null when there is no such device.</summary>
    internal string? EntitiesOf(string id)
        => Look(() => _registry.Find(id) is { } device ? string.Join(' ', device.Entities.Keys.Order(StringComparer.Ordinal)) : null);

    /// <summary>What an entity was announced as; null when there is none.</summary>
    internal Component? ComponentOf(string id, string key) => Look(() => _registry.Find(id, key)?.Component);

    /// <summary>What a person sees of an entity; null when there is none.</summary>
    /// <param name="id">The device.</param>
    /// <param name="key">The entity.</param>
    /// <param name="after">So long from now, if nothing more comes.</param>
    internal string? StateOf(string id, string key, TimeSpan after = default) => Look(() => _registry.Find(id, key)?.StateAt(_clock.Elapsed + after));

    /// <summary>Whether an entity shows a value now.</summary>
    internal bool HasValue(string id, string key) => StateOf(id, key) is not (null or Entity.Unknown or Entity.Unavailable);

    /// <summary>Waits until something holds. It is looked at now and with each message.</summary>
    internal async Task Until(Func<bool> holds, string what)
    {
        if (!holds())
        {
            _ = await History.Seen(_ => holds(), what);
        }
    }

    /// <summary>Waits until an entity shows a state.</summary>
    internal Task Shows(string id, string key, string state) => Until(() => StateOf(id, key) == state, $"{key} of {id} shows {state}");

    /// <summary>Waits until an entity shows a value.</summary>
    internal Task ShowsValue(string id, string key) => Until(() => HasValue(id, key), $"{key} of {id} shows a value");

    /// <summary>Presses a button.</summary>
    internal Task Press(string id, string key) => Send(id, key, static one => one.Text("pl_prs")!);

    /// <summary>Sets a number. A whole one is handed to the template without fraction.</summary>
    internal Task Set(string id, string key, double value) => Send(id, key, one => Command(one, value == Math.Floor(value) ? (long)value : value));

    /// <summary>Chooses an option.</summary>
    internal Task Choose(string id, string key, string option) => Send(id, key, one =>
    {
        CollectionAssert.Contains(one.Options.ToArray(), option);
        return Command(one, option);
    });

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string Command(Component one, object value) => TemplateRenderer.Parse(one.Text("cmd_tpl")!).RenderCommand(value);

    private Task Send(string id, string key, Func<Component, string> payload)
    {
        Component one = ComponentOf(id, key) ?? throw new AssertFailedException($"{id} has no {key}.");
        return _client.Publish(one.CommandTopic!, payload(one), one.Qos);
    }

    private void Take(Received? message)
    {
        if (message is null)
        {
            return;
        }

        bool isAnnouncement = message.Topic.StartsWith(_prefix, StringComparison.Ordinal);
        string[] news;
        lock (_lock)
        {
            if (isAnnouncement)
            {
                TakeAnnouncement(message);
            }
            else
            {
                _registry.Take(message, _clock.Elapsed);
            }

            string[] before = _states;
            _states = [.. _registry.States(_clock.Elapsed)];
            news = [.. _states.Except(before)];
        }

        // A message without news is told all the same: whoever waits looks anew.
        foreach (string state in news.Length > 0 ? news : [isAnnouncement ? "announcement" : "nothing new"])
        {
            History.Add(state);
        }

        if (isAnnouncement)
        {
            Announcements.Add(message);
        }
    }

    private void TakeAnnouncement(Received message)
    {
        string[] before = [.. _registry.Topics];
        _registry.Announce(message.Topic[_prefix.Length..].Split('/')[0], message.Text);
        string[] topics = [.. _registry.Topics];
        if (before.Except(topics).ToArray() is { Length: > 0 } gone)
        {
            Assert.AreEqual(MqttError.None, _client.Client.Unsubscribe(gone, out _));
        }

        // All of them: the broker then sends what it keeps, and who is new takes it.
        if (topics.Length > 0)
        {
            Assert.AreEqual(MqttError.None, _client.Client.Subscribe(topics, 1, out _));
        }
    }

    private T Look<T>(Func<T> look)
    {
        lock (_lock)
        {
            return look();
        }
    }
}
