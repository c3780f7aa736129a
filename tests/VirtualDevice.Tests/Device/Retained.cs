using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>What a broker has kept.</summary>
internal static class Retained
{
    private const string EndMark = "end-of-retained";

    /// <summary>Every retained message under a filter, as a new subscriber gets them.</summary>
    internal static async Task<IReadOnlyList<Received>> Of(int port, string filter)
    {
        await using Subscriber subscriber = await Subscriber.Start(port, filter, 2, "-t", EndMark);

        // What is retained was queued for it before the subscription was acknowledged, so this message comes behind all of it.
        await Publisher.Publish(port, EndMark, "x");
        _ = await subscriber.Next(EndMark);
        return [.. subscriber.Messages.All.Where(message => message.Retained)];
    }
}
