using Kit;

namespace Web.Tests.Support;

/// <summary>A house worth a picture: some rooms, one too cold, one that fell silent, one whose sensor fails.</summary>
internal static class DemoHouse
{
    /// <summary>The rooms whose nodes run.</summary>
    internal static readonly string[] Rooms = ["livingroom", "kitchen", "bedroom", "bathroom"];

    /// <summary>Starts it.</summary>
    internal static async Task<ServedHouse> Start()
    {
        ServedHouse house = await ServedHouse.Start(static file =>
            Recorded.Fill(file, [.. Rooms, "attic", "cellar", "greenhouse"], TimeSpan.FromDays(7), TimeSpan.FromMinutes(5), (9, 6.5)));
        foreach ((int index, string room) in Rooms.Index())
        {
            await house.Node(room, "--seed", $"{index + 3}");
        }

        using TestClient others = new("others");
        await others.Connect(house.Broker.Port);
        await others.Publish("home/attic/status", "offline", 1, true);
        await others.Publish("home/attic/reading", """{"seq":9,"session":7,"temperature":11.8,"humidity":61.0,"quality":"ok"}""", 1, true);
        await others.Publish("home/cellar/config/state", """{"rev":4,"interval":60,"payload":"both"}""", 1, true);
        await others.Publish("home/cellar/status", "online", 1, true);
        await others.Publish("home/cellar/alarm", """[{"quantity":"temperature","is":"low","value":4.6,"since":"2026-11-26T06:10:00Z"}]""", 1, true);
        await others.Publish("home/cellar/reading", """{"seq":1,"session":3,"temperature":4.4,"humidity":71.5,"quality":"ok"}""", 1, false);
        await others.Publish("home/greenhouse/config/state", """{"rev":2,"interval":300,"payload":"both"}""", 1, true);
        await others.Publish("home/greenhouse/status", "asleep", 1, true);
        await others.Publish("home/greenhouse/reading", """{"seq":4,"session":5,"temperature":14.2,"humidity":83.0,"co2":612,"quality":"ok"}""", 1, false);
        return house;
    }
}
