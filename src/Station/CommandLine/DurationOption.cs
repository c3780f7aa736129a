using System.CommandLine;

namespace Station.CommandLine;

/// <summary>The option <c>--for</c>: how long a command runs.</summary>
internal static class DurationOption
{
    /// <summary>Builds the option.</summary>
    internal static Option<double?> Create()
    {
        Option<double?> duration = new("--for") { Description = "leave after this many seconds (default: never)", HelpName = "S" };
        duration.Validators.Add(result =>
        {
            if (result.GetValue(duration) is { } seconds and not (> 0 and <= int.MaxValue / 1000))
            {
                result.AddError($"--for must be more than 0 and at most {int.MaxValue / 1000} seconds, not {seconds}.");
            }
        });
        return duration;
    }

    /// <summary>Ends after the duration, or when cancelled.</summary>
    internal static CancellationTokenSource Limit(double? seconds, CancellationToken cancel)
    {
        CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (seconds is { } limit)
        {
            end.CancelAfter(TimeSpan.FromSeconds(limit));
        }

        return end;
    }

    /// <summary>Waits for a task that runs until cancelled. Cancelling it before there was a connection is not a failure.</summary>
    internal static async Task UntilEnd(Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // Nothing was started, so there is nothing to end.
        }
    }
}
