namespace Kit;

/// <summary>
/// The programs of the folder Tutorial, run by the system's Python with paho-mqtt 1.6: what a reader of a tutorial has at home.
/// </summary>
public static class TutorialScript
{
    /// <summary>Starts subscriber.py and waits until it has subscribed. It prints "topic payload" for each message.</summary>
    public static async Task<ChildProcess> Subscribe(int port, string topic)
    {
        ChildProcess process = Start("subscriber.py", port, topic);
        _ = await process.Prints(line => line == "subscribed", "subscriber.py has subscribed");
        return process;
    }

    /// <summary>Runs publisher.py to its end.</summary>
    public static async Task Publish(int port, string topic, string payload)
    {
        await using ChildProcess process = Start("publisher.py", port, topic, payload);
        Assert.AreEqual(0, await process.Exit(), $"publisher.py failed. {process.Output}");
    }

    private static ChildProcess Start(string script, int port, params string[] arguments)
    {
        string path = Path.Combine(Repository.Root, "tests", "Kit", "Tutorial", script);
        return ChildProcess.Start(Tools.Python, [path, "127.0.0.1", $"{port}", .. arguments]);
    }
}
