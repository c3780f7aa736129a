using HomeAssistant.Tests.Schema;

namespace HomeAssistant.Tests.Double;

/// <summary>A device in the registry, with its entities.</summary>
/// <param name="complain">Is told what Home Assistant would log as a warning or an error.</param>
internal sealed class Device(Action<string> complain)
{
    private readonly Dictionary<string, Entity> _entities = [];

    /// <summary>Its name.</summary>
    internal string Name { get; private set; } = "";

    /// <summary>Its entities by the names of their components.</summary>
    internal IReadOnlyDictionary<string, Entity> Entities => _entities;

    /// <summary>Takes a message: new entities come, changed ones change, removed ones go. What a message does not name stays as it is.</summary>
    internal void Take(Announcement message)
    {
        Name = message.Device("name");
        foreach (Component component in message.Components)
        {
            if (component.IsRemoval)
            {
                _ = _entities.Remove(component.Key);
            }
            else if (_entities.TryGetValue(component.Key, out Entity? known))
            {
                known.Update(component);
            }
            else
            {
                _entities.Add(component.Key, new Entity(component, complain));
            }
        }
    }
}
