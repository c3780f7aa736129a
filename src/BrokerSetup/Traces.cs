using System.Text;
using Mqtt;

namespace BrokerSetup;

/// <summary>
/// Clears what the broker keeps of nodes that were removed: everything retained below their places, and what told Home Assistant of them.
/// </summary>
internal sealed class Traces : IMqttEvents, IDisposable
{
    // Of one node there are about a dozen.
    private const int MaxInFlight = 10_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly BrokerOptions _options;
    private readonly string[] _places;
    private readonly string _fence;
    private readonly HashSet<string> _kept = [];
    private readonly HashSet<int> _open = [];
    private readonly HashSet<int> _early = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MqttClient _client;
    private bool _isCleared;

    private Traces(BrokerFolder folder, BrokerOptions options, string user, string password, string[] places)
    {
        _options = options;
        _places = places;
        string clientId = $"broker-setup-{Environment.ProcessId}";
        _fence = $"{options.Topics}/{places[0]}/{clientId}";
        _client = new MqttClient(
            new MqttClientOptions { ClientId = clientId, User = user, Password = password, Tls = new MqttTls(folder.Ca), MaxInFlight = MaxInFlight }, this);
    }

    /// <summary>Clears the traces of nodes at a broker that runs, as one of its operators.</summary>
    /// <returns>Null, or why it was not possible.</returns>
    internal static string? Clear(BrokerFolder folder, BrokerOptions options, string[] places)
    {
        Door operators = Door.ForOperators(folder);
        string? user = operators.Users().FirstOrDefault(user => operators.PasswordOf(user) is not null);
        if (user is null)
        {
            return "no operator's password is here";
        }

        using Traces traces = new(folder, options, user, operators.PasswordOf(user)!, places);
        traces._client.Connect(options.LocalAddress, options.OperatorPort);
        try
        {
            return traces._done.Task.Wait(Limit) ? null : "the broker did not answer";
        }
        catch (AggregateException failed)
        {
            return failed.InnerException!.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    void IMqttEvents.Connected(bool sessionPresent)
    {
        string[] filters = [.. _places.Select(place => $"{_options.Topics}/{place}/#"), $"{_options.Discovery}/device/+/config"];
        _client.Subscribe(filters, 0, out _);
    }

    void IMqttEvents.ConnectFailed(MqttReason reason) => Fail(reason);

    void IMqttEvents.Disconnected(MqttReason reason)
    {
        if (_isCleared && _open.Count == 0)
        {
            _done.TrySetResult();
        }
        else
        {
            Fail(reason);
        }
    }

    // What the broker keeps comes before what is published now.
    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos) => _client.Publish(_fence, [], 0, false, out _);

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        if (topic == _fence)
        {
            ClearAll();
        }
        else if (retained && (!topic.StartsWith(_options.Discovery + "/device/", StringComparison.Ordinal) || Announces(payload)))
        {
            _kept.Add(topic);
        }
    }

    void IMqttEvents.Published(int messageId)
    {
        if (!_open.Remove(messageId))
        {
            _early.Add(messageId);
        }

        EndWhenDone();
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
    }

    void IMqttEvents.HandlerFailed(string handler, Exception exception) => _done.TrySetException(exception);

    private bool Announces(ReadOnlySpan<byte> payload)
    {
        string text = Encoding.UTF8.GetString(payload);
        return _places.Any(place => text.Contains($"\"{_options.Topics}/{place}/status\"", StringComparison.Ordinal));
    }

    private void ClearAll()
    {
        _early.Clear();
        foreach (string topic in _kept)
        {
            if (_client.Publish(topic, [], 1, true, out int id) == MqttError.None && !_early.Remove(id))
            {
                _open.Add(id);
            }
        }

        _isCleared = true;
        EndWhenDone();
    }

    private void EndWhenDone()
    {
        if (_isCleared && _open.Count == 0)
        {
            _client.Disconnect();
        }
    }

    private void Fail(MqttReason reason)
        => _done.TrySetException(new IOException($"no connection to {_options.LocalAddress}:{_options.OperatorPort} ({reason})"));
}
