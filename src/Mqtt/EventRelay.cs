namespace Mqtt;

/// <summary>
/// Sits between the connection and the handlers: calls them one at a time and in order, contains their exceptions, waits without a
/// thread while there is no room, and lets nothing through once closed.
/// </summary>
internal sealed class EventRelay(IMqttEvents events)
{
    private const int NoThread = 0;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closed = new();
    private volatile int _handlerThread;

    /// <summary>Lets no further event through, and waits for a handler that is running unless this is called by it.</summary>
    /// <param name="limitMs">Milliseconds to wait at most.</param>
    internal void Close(int limitMs)
    {
        _ = _closed.CancelAsync();
        if (_handlerThread != Environment.CurrentManagedThreadId && _turn.Wait(limitMs))
        {
            _turn.Release();
        }
    }

    /// <summary>Raises an event when its turn has come and there is room for it.</summary>
    /// <param name="handler">The name of the member.</param>
    /// <param name="with">What to call it with.</param>
    /// <param name="call">Calls it.</param>
    internal ValueTask<bool> Raise<T>(string handler, T with, Action<IMqttEvents, T> call) =>
        Raise(handler, with, call, isMessage: false, _closed.Token);

    /// <summary>The same for a message, which is not handed over any more once its connection has ended: it could not be acknowledged.</summary>
    /// <returns>Whether it was handed over.</returns>
    internal ValueTask<bool> RaiseMessage<T>(T message, Action<IMqttEvents, T> call, CancellationToken ended) =>
        Raise(nameof(IMqttEvents.MessageReceived), message, call, isMessage: true, ended);

    /// <summary>
    /// Lets the handler save the messages that it was given. Waits for that even when the connection ends meanwhile: nothing else may
    /// be handed over in between.
    /// </summary>
    /// <returns>Whether they may be acknowledged.</returns>
    internal async ValueTask<bool> Settle(CancellationToken ended)
    {
        try
        {
            await _turn.WaitAsync(ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        try
        {
            await events.MessagesReceived().ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception)
        {
            Report(nameof(IMqttEvents.MessagesReceived), exception);
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<bool> Raise<T>(string handler, T with, Action<IMqttEvents, T> call, bool isMessage, CancellationToken cancel)
    {
        try
        {
            await _turn.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        try
        {
            if (!await HasRoom(isMessage, cancel).ConfigureAwait(false) || _closed.IsCancellationRequested)
            {
                return false;
            }

            _handlerThread = Environment.CurrentManagedThreadId;
            call(events, with);
            return true;
        }
        catch (Exception exception)
        {
            Report(handler, exception);
            return true;
        }
        finally
        {
            _handlerThread = NoThread;
            _turn.Release();
        }
    }

    private async ValueTask<bool> HasRoom(bool isMessage, CancellationToken cancel)
    {
        try
        {
            ValueTask room = events.WaitForRoom(isMessage);
            if (!room.IsCompletedSuccessfully)
            {
                await room.AsTask().WaitAsync(cancel).ConfigureAwait(false);
            }

            return !cancel.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception)
        {
            Report(nameof(IMqttEvents.WaitForRoom), exception);
            return true;
        }
    }

    private void Report(string handler, Exception exception)
    {
        _handlerThread = Environment.CurrentManagedThreadId;
        try
        {
            events.HandlerFailed(handler, exception);
        }
        catch (Exception)
        {
            // There is nowhere else to report an exception from the exception handler.
        }
    }
}
