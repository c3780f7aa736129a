namespace Kit;

/// <summary>Time limits. They end a test that hangs and measure nothing, so they are generous: the machine may be busy.</summary>
public static class Limits
{
    /// <summary>For one thing to happen.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    /// <summary>For what is not expected to happen.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromSeconds(5);

    /// <summary>For a process to end when told to, or by itself: some wait for a node, whose pause after a lost link is up to a minute.</summary>
    public static readonly TimeSpan Exit = TimeSpan.FromSeconds(120);

    /// <summary>Waits for something that has no feed of its own, with a failure message.</summary>
    public static async Task Reached(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Wait);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException($"Not within {Wait.TotalSeconds} s: {what}.");
        }
    }
}
