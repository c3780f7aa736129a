using System.Text.Json;
using HomeAssistant.Tests.Schema;
using Kit;

namespace HomeAssistant.Tests.Double;

/// <summary>The devices that announced themselves, and what their entities show.</summary>
/// <param name="complain">Is told what Home Assistant would log as a warning or an error.</param>
internal sealed class Registry(Action<string> complain)
{
    private readonly SortedDictionary<string, Device> _devices = new(StringComparer.Ordinal);

    /// <summary>Every topic that an entity listens to.</summary>
    internal IEnumerable<string> Topics => _devices.Values.SelectMany(static one => one.Entities.Values).SelectMany(static one => one.Topics).Distinct();

    /// <summary>A device; null when there is none of that id.</summary>
    internal Device? Find(string id) => _devices.GetValueOrDefault(id);

    /// <summary>An entity; null when there is none.</summary>
    internal Entity? Find(string id, string key) => Find(id)?.Entities.GetValueOrDefault(key);

    /// <summary>Takes an announcement. One that is not as it must be changes nothing, an empty one removes the device.</summary>
    internal void Announce(string id, string payload)
    {
        if (payload.Length == 0)
        {
            _ = _devices.Remove(id);
        }
        else if (Judged(id, payload) is { } announcement)
        {
            Device device = Find(id) ?? new Device(what => complain($"{id} {what}"));
            device.Take(announcement);
            _devices[id] = device;
        }
    }

    /// <summary>Takes a message on any other topic.</summary>
    internal void Take(Received message, TimeSpan now)
    {
        foreach (Entity entity in _devices.Values.SelectMany(static one => one.Entities.Values))
        {
            entity.Take(message, now);
        }
    }

    /// <summary>What a person sees, as <c>device entity state</c>.</summary>
    internal IEnumerable<string> States(TimeSpan now) =>
        _devices.SelectMany(device => device.Value.Entities.Select(entity => $"{device.Key} {entity.Key} {entity.Value.StateAt(now)}"));

    private Announcement? Judged(string id, string text)
    {
        try
        {
            Announcement announcement = new(text);
            string[] errors = [.. announcement.Errors()];
            Array.ForEach(errors, error => complain($"{id} {error}"));
            return errors.Length == 0 ? announcement : null;
        }
        catch (JsonException error)
        {
            complain($"{id} {error.Message}");
            return null;
        }
    }
}
