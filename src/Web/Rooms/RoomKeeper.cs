using Station.Chat;
using Station.Network;
using Web.Hosting;

namespace Web.Rooms;

/// <summary>
/// Knows who is in which room through this page. After the last window is closed a person leaves with a delay, so that a reload does not count
/// as leaving.
/// </summary>
internal sealed class RoomKeeper(WebOptions options) : IAsyncDisposable
{
    /// <summary>Most visits at once: each is a connection to the broker.</summary>
    internal const int Most = 200;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Room, string Name), Visit> _visits = [];

    /// <summary>Enters a room, or opens another window of a visit.</summary>
    /// <returns>The visit; null if there are too many.</returns>
    internal Visit? Enter(string room, string name)
    {
        lock (_lock)
        {
            if (!_visits.TryGetValue((room, name), out Visit? visit))
            {
                if (_visits.Count >= Most && !Forget())
                {
                    return null;
                }

                visit = new Visit(options.Broker, options.Root, room, name);
                _visits[(room, name)] = visit;
            }

            visit.Windows++;
            visit.Enter();
            return visit;
        }
    }

    /// <summary>Closes a window of a visit.</summary>
    internal void Leave(Visit visit)
    {
        lock (_lock)
        {
            visit.Windows--;
            if (visit.Windows == 0)
            {
                _ = LeaveLater(visit);
            }
        }
    }

    /// <summary>Rooms with past or present members, and the lobby.</summary>
    /// <exception cref="Station.StationException">The broker cannot be reached.</exception>
    internal async Task<IReadOnlyList<string>> Rooms(CancellationToken cancel)
    {
        const int LevelOfRoom = 2;
        RoomTopics any = new(options.Root, "+", "nobody");
        IReadOnlyList<Arrival> kept = await KeptMessages.Read(options.Broker, [any.EveryWho], cancel);
        IEnumerable<string> named = kept.Select(static one => one.Topic.Split('/')).Select(static levels => levels[^(LevelOfRoom + 1)]);
        return [.. named.Append("lobby").Where(RoomTopics.IsName).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Visit[] all;
        lock (_lock)
        {
            all = [.. _visits.Values];
        }

        await Task.WhenAll(all.Select(static visit => visit.Leave()));
    }

    private async Task LeaveLater(Visit visit)
    {
        await Task.Delay(Grace);
        lock (_lock)
        {
            if (visit.Windows == 0)
            {
                _ = visit.Leave();
            }
        }
    }

    // The history of an absent person makes room for a new one.
    private bool Forget()
    {
        foreach (((string Room, string Name) key, Visit visit) in _visits)
        {
            if (visit.Windows == 0 && visit.IsOver)
            {
                return _visits.Remove(key);
            }
        }

        return false;
    }
}
