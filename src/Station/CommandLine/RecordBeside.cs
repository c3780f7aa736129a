using Station.Network;
using Station.Record;
using Store;

namespace Station.CommandLine;

/// <summary>Records for as long as a page is served, whatever becomes of the broker meanwhile.</summary>
internal static class RecordBeside
{
    /// <summary>Milliseconds before a broker that was not there is tried again.</summary>
    private const int RetryMs = 2000;

    /// <summary>Records until cancelled. If another recorder uses the store, it leaves the recording to that one.</summary>
    internal static async Task Run(BrokerAddress address, string root, ReadingStore store, CancellationToken cancel)
    {
        RecordOptions options = new() { Root = root, Name = Environment.MachineName.ToLowerInvariant() };
        using IDisposable? claim = store.Claim(Recorder.ClientId(store, options));
        if (claim is null)
        {
            Console.WriteLine($"another recorder is at work on {store.Name}: this page shows what it records");
            await Task.Delay(Timeout.Infinite, cancel);
        }

        string? said = null;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                using Recorder recorder = new(store, options) { Began = () => Console.WriteLine($"recording into {store.Name}") };
                await recorder.Run(address, cancel);
            }
            catch (StationException failure)
            {
                if (failure.Message != said)
                {
                    said = failure.Message;
                    Console.Error.WriteLine($"station: {said}; trying again");
                }

                await Task.Delay(RetryMs, cancel);
            }
        }
    }
}
