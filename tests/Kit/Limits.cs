namespace Kit;

/// <summary>
/// How long tests wait. A wait ends by the event that it is for; the limit only ends a test that hangs, so that it says what it waited
/// for. It measures nothing, and no test has another one.
/// </summary>
public static class Limits
{
    /// <summary>
    /// For anything that must happen. The longest that a node takes by design is 2 min (a trial of 60 s and a pause of up to 60 s); the
    /// rest is for a machine that has other things to do. <c>./test</c> ends a test that has run twice as long.
    /// </summary>
    public static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    /// <summary>For what is not expected to happen: a broker that is known not to do it. A test that is right passes whatever this is.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromSeconds(5);

    /// <summary>Waits for something that has no feed of its own, with a failure message.</summary>
    public static async Task Reached(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Hang);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException($"Not within {Hang.TotalSeconds} s: {what}.");
        }
    }
}
