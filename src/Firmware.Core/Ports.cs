namespace Firmware.Core
{
    // The whole outside world of a node. Each adapter catches its own exceptions and returns a value instead: none of these methods throws. Only
    // OutOfMemoryException may come out of a part of a sensor, the store and the board: the node then says that it was the memory.

    /// <summary>A sensor.</summary>
    public interface ISensor
    {
        /// <summary>What it can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</summary>
        int Quantities { get; }

        /// <summary>The shortest pause between two reads that the part allows, in milliseconds.</summary>
        int PaceMs { get; }

        /// <summary>Measures. Fills in the values, or the reason why there are none.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="into">The reading to fill; only values, quality and sources.</param>
        /// <returns>
        /// False if a second measurement has to confirm this one: read again after <see cref="PaceMs"/>. The reading has not changed.
        /// </returns>
        bool Read(long nowMs, Reading into);

        /// <summary>Writes down or brings back what it needs to believe the first reading after a sleep.</summary>
        void Keep(Memo memo);
    }

    /// <summary>
    /// One MQTT 3.1.1 client with a persistent session. Nothing here blocks the caller; what happens is reported by events, in this order:
    /// <list type="bullet">
    /// <item>Each attempt ends with <see cref="MqttEventKind.Connected"/> or <see cref="MqttEventKind.Failed"/>, or hangs until
    /// <see cref="Abandon"/>; each connection with <see cref="MqttEventKind.Lost"/>, unless the node ends it.</item>
    /// <item>Each message id gets exactly one <see cref="MqttEventKind.Published"/>, after reconnects too, unless
    /// <see cref="MqttEventKind.Dropped"/> comes first: it voids every id given out so far.</item>
    /// <item>Ids that do not outlive their connection are dropped before its <see cref="MqttEventKind.Lost"/>. A client that keeps them drops
    /// them only when <see cref="Open"/> replaces it, before <see cref="MqttEventKind.Connected"/>.</item>
    /// </list>
    /// </summary>
    public interface IMqttLink
    {
        /// <summary>Begins one attempt to connect, after the end of the former connection. It never tries again by itself.</summary>
        void Open(MqttConnection connection);

        /// <summary>Subscribes to topics at QoS 1. Answered by <see cref="MqttEventKind.Subscribed"/>, or never.</summary>
        /// <param name="topics">The topics.</param>
        /// <param name="lastQos">QoS of the last of them.</param>
        void Subscribe(string[] topics, int lastQos);

        /// <summary>Hands a message over.</summary>
        /// <param name="topic">No wildcards.</param>
        /// <param name="payload">Bytes; they may be changed after the call.</param>
        /// <param name="length">How many of them to send.</param>
        /// <param name="qos">0, 1 or 2.</param>
        /// <param name="retain">Whether the broker keeps it.</param>
        /// <returns>-1 if it was not accepted: not connected, or too many messages in flight. 0 at QoS 0. Otherwise the message id.</returns>
        int Publish(string topic, byte[] payload, int length, int qos, bool retain);

        /// <summary>Takes the next event.</summary>
        /// <param name="into">Is filled.</param>
        /// <param name="messages">False to leave a message until it is wanted. What is behind it overtakes it: the message may be waiting for that.</param>
        /// <returns>False if there is none.</returns>
        bool TryTake(MqttEvent into, bool messages);

        /// <summary>Leaves with a DISCONNECT: the broker drops the last will.</summary>
        void Close();

        /// <summary>Drops the connection or the attempt at once, without a DISCONNECT. It reports no further event.</summary>
        void Abandon();
    }

    /// <summary>Bytes that survive a restart, in numbered slots: see <see cref="StoreSlot"/>.</summary>
    public interface ISettingsStore
    {
        /// <summary>Reads a slot.</summary>
        /// <param name="slot">A constant of <see cref="StoreSlot"/>.</param>
        /// <param name="into">Receives the bytes; what does not fit is left out.</param>
        /// <returns>How many bytes the slot holds; 0 if it is empty; -1 if it cannot be read.</returns>
        int Read(int slot, byte[] into);

        /// <summary>Replaces a slot. A power cut during it may leave anything in this slot, and only in this one.</summary>
        /// <returns>False if it could not be written.</returns>
        bool Write(int slot, byte[] data, int length);
    }

    /// <summary>The board as a whole.</summary>
    public interface IDevice
    {
        /// <summary>Name of the board.</summary>
        string Board { get; }

        /// <summary>Bytes free in the managed heap.</summary>
        int FreeBytes { get; }

        /// <summary>Largest free block of native memory in bytes; 0 where there is none.</summary>
        int LargestNativeBlock { get; }

        /// <summary>Shows a person which board this is, for some seconds. Returns at once.</summary>
        /// <returns>False when the board has nothing to show it with.</returns>
        bool Identify();

        /// <summary>Says which time server to ask. Called at the start and whenever settings change. Returns at once.</summary>
        /// <param name="host">Name or address; empty for those that the board knows by itself.</param>
        void SetTimeServer(string host);

        /// <summary>Switches the network off and on. Returns at once.</summary>
        void ResetNetwork();

        /// <summary>Restarts. May return before that happens.</summary>
        void Restart();

        /// <summary>Whether this run began because a <see cref="Sleep"/> was over, and for no other reason.</summary>
        bool WokeUp { get; }

        /// <summary>Ends the run; the next one begins after a pause, with what was stored. May return before that happens.</summary>
        /// <param name="pauseMs">In milliseconds; 0 to sleep until a person resets the board.</param>
        void Sleep(long pauseMs);
    }

    /// <summary>The wall clock. Intervals never use it.</summary>
    public interface IClock
    {
        /// <summary>Seconds since 1970-01-01T00:00:00Z, or 0 while the time is not known.</summary>
        long UnixSeconds { get; }
    }

    /// <summary>What a person may want to follow. It is typed, so that the device carries no sentences.</summary>
    public interface ILog
    {
        /// <summary>The link changed its state.</summary>
        /// <param name="state">The new state.</param>
        /// <param name="reason">Why, where it went down.</param>
        /// <param name="pauseMs">How long it waits now, in milliseconds.</param>
        void Link(LinkState state, LinkReason reason, int pauseMs);

        /// <summary>A sample was taken.</summary>
        /// <param name="reading">Is reused: copy what is needed.</param>
        /// <param name="sent">Whether it went out at once; otherwise it waits in the outbox.</param>
        void Sampled(Reading reading, bool sent);

        /// <summary>A config message got a reply: its only one, or the first or last one of a trial.</summary>
        /// <param name="outcome">What became of the message.</param>
        /// <param name="answer">The reply: JSON.</param>
        /// <param name="length">Its length in bytes.</param>
        void Configured(ConfigOutcome outcome, byte[] answer, int length);

        /// <summary>A command got a reply.</summary>
        /// <param name="command">What is done now; <see cref="Command.None"/> if it was refused or is a repetition.</param>
        /// <param name="answer">The reply: JSON.</param>
        /// <param name="length">Its length in bytes.</param>
        void Commanded(Command command, byte[] answer, int length);
    }
}
