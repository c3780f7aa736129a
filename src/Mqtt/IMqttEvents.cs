namespace Mqtt;

/// <summary>
/// Receives the events of one <see cref="MqttClient"/>. All members are called on pool threads, one at a time and in
/// the order in which the broker caused them.
/// </summary>
/// <remarks>
/// A handler that cannot take more for now waits in <see cref="WaitForRoom"/>: meanwhile nothing is read from the broker, which makes the
/// broker wait as well (back-pressure), pings go on, and no thread waits. A member may also block; that holds a thread of the pool.
/// A member may call every method of the client, <see cref="MqttClient.Dispose"/> included.
/// An exception that leaves a member harms neither the process nor the connection: it is handed to <see cref="HandlerFailed"/>.
/// </remarks>
public interface IMqttEvents
{
    /// <summary>Asked before each of the calls below but <see cref="HandlerFailed"/>: the call comes when the task is done.</summary>
    /// <param name="forMessage">
    /// True before <see cref="MessageReceived"/>. Should the connection end meanwhile, the broker sends that message again, as its QoS and
    /// the session allow; the other calls come all the same.
    /// </param>
    /// <returns>Completes at once by default. Nothing waits for it once the client is disposed.</returns>
    ValueTask WaitForRoom(bool forMessage) => ValueTask.CompletedTask;

    /// <summary>The broker accepted the connection. From now on messages can be published.</summary>
    /// <param name="sessionPresent">True if the broker still knows the subscriptions of this client id.</param>
    /// <remarks>Messages left unacknowledged by an earlier connection are sent again before anything published here.</remarks>
    void Connected(bool sessionPresent);

    /// <summary>The one attempt that <see cref="MqttClient.Connect"/> started has failed. The client can connect again.</summary>
    /// <param name="reason">Never <see cref="MqttReason.None"/>.</param>
    void ConnectFailed(MqttReason reason);

    /// <summary>An accepted connection has ended. The client can connect again.</summary>
    /// <param name="reason">Never <see cref="MqttReason.None"/>.</param>
    void Disconnected(MqttReason reason);

    /// <summary>
    /// A message is done: at QoS 0 written to the socket, at QoS 1 and 2 acknowledged by the broker.
    /// </summary>
    /// <param name="messageId">What Publish gave out. This call can arrive before Publish has returned to its caller.</param>
    void Published(int messageId);

    /// <summary>The broker answered a subscription.</summary>
    /// <param name="messageId">What Subscribe gave out.</param>
    /// <param name="grantedQos">One entry for each filter in order: 0 to 2, or 0x80 for refused. Valid during the call only.</param>
    void Subscribed(int messageId, ReadOnlySpan<int> grantedQos);

    /// <summary>The broker answered the end of a subscription.</summary>
    /// <param name="messageId">What Unsubscribe gave out.</param>
    void Unsubscribed(int messageId);

    /// <summary>A message arrived. It is acknowledged when this returns. Not called any more once Disconnect was called.</summary>
    /// <param name="topic">The topic it was published on.</param>
    /// <param name="payload">0 to 268,435,455 bytes. Valid during the call only: copy what is needed.</param>
    /// <param name="qos">0 to 2.</param>
    /// <param name="retained">True if the broker had kept it; false for a message that was published just now.</param>
    void MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained);

    /// <summary>
    /// With <see cref="MqttClientOptions.AcknowledgesTogether"/> called behind one or more calls of <see cref="MessageReceived"/>, when
    /// nothing more has arrived for now: those messages are acknowledged when this is done. The place to write them to a disk, all at once.
    /// </summary>
    /// <returns>
    /// Nothing more is handed over until it completes, even if the connection ends. If it is cancelled or throws, nothing is
    /// acknowledged and the connection ends: the broker sends those messages again, as their QoS and the session allow.
    /// </returns>
    ValueTask MessagesReceived() => ValueTask.CompletedTask;

    /// <summary>Another member of this interface has thrown. The connection goes on; a message it was given counts as received.</summary>
    /// <param name="handler">The name of the member.</param>
    /// <param name="exception">What it threw. An exception thrown here ends nothing and goes nowhere.</param>
    void HandlerFailed(string handler, Exception exception);
}
