namespace VirtualDevice.Faults;

/// <summary>Makes the faults that somebody types, each line at once.</summary>
internal sealed class FaultPrompt(FaultPlayer player)
{
    /// <summary>Begins to read standard input. When that ends there are no more faults, and the nodes go on.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "faults typed" }.Start();

    private void Run()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (FaultScript.ReadNow(line) is { } steps)
            {
                Play(steps);
            }
            else
            {
                Console.Error.WriteLine($"'{line.Trim()}' is no fault; one is for instance: link down 15");
            }
        }
    }

    private void Play(IReadOnlyList<FaultStep> steps)
    {
        foreach (FaultStep step in steps)
        {
            if (step.AtSeconds == 0)
            {
                player.Play(step);
            }
            else
            {
                _ = Task.Delay(TimeSpan.FromSeconds(step.AtSeconds)).ContinueWith(_ => player.Play(step), TaskScheduler.Default);
            }
        }
    }
}
