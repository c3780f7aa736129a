namespace Kit;

/// <summary>What a broker has kept.</summary>
public static class Retained
{
    private const string EndMark = "end-of-retained";

    /// <summary>
    /// What is kept on one topic, once it is as wanted. A node that says "online" has only begun to publish: what it says then comes when it
    /// comes.
    /// </summary>
    public static async Task<Received> On(int port, string topic, Func<Received, bool>? matches = null)
    {
        await using Subscriber subscriber = await Subscriber.Start(port, topic);
        _ = await subscriber.Messages.Seen(message => matches is null || matches(message), $"what is kept on {topic}");

        // It was perhaps seen as it went by. The broker keeps a message before it hands it on.
        return (await Of(port, topic)).Single();
    }

    /// <summary>Every retained message under a filter, as a new subscriber gets them.</summary>
    public static async Task<IReadOnlyList<Received>> Of(int port, string filter)
    {
        await using Subscriber subscriber = await Subscriber.Start(port, filter, 2, "-t", EndMark);

        // What is retained was queued for it before the subscription was acknowledged, so this message comes behind all of it.
        await Publisher.Publish(port, EndMark, "x");
        _ = await subscriber.Next(EndMark);
        return [.. subscriber.Messages.All.Where(message => message.Retained)];
    }
}
