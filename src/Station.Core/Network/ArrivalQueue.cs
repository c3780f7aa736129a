using System.Threading.Channels;

namespace Station.Network;

/// <summary>Queues the messages of a link for one reader, in order. For commands that may lose what they have not read yet.</summary>
internal sealed class ArrivalQueue : ILinkEvents
{
    /// <summary>Capacity: half a minute of 500 nodes that publish four messages a second. When it is full, the network thread waits.</summary>
    private const int Capacity = 65536;

    private readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Called on the network thread when the link is up or down; the text is null if it is up.</summary>
    internal Action<string?>? LinkChanged { get; init; }

    /// <summary>The messages. Ends with the exception that ended the link.</summary>
    internal ChannelReader<Arrival> Arrivals => _arrivals.Reader;

    /// <inheritdoc/>
    public void Up(BrokerLink link, bool sessionPresent) => LinkChanged?.Invoke(null);

    /// <inheritdoc/>
    public void Down(string why) => LinkChanged?.Invoke(why);

    /// <inheritdoc/>
    public void Failed(StationException failure) => _arrivals.Writer.TryComplete(failure);

    /// <inheritdoc/>
    public void Message(Arrival arrival)
    {
        if (!_arrivals.Writer.TryWrite(arrival))
        {
            _arrivals.Writer.WriteAsync(arrival).AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The next message, or null if none comes within the time limit.</summary>
    internal async Task<Arrival?> Next(CancellationToken limit)
    {
        try
        {
            return await _arrivals.Reader.ReadAsync(limit);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ChannelClosedException closed) when (closed.InnerException is StationException failure)
        {
            throw failure;
        }
    }
}
