namespace Firmware
{
    /// <summary>The board: pins and sizes. See boards/esp32-devkitc.</summary>
    internal static class Board
    {
        /// <summary>GPIO that listens to the data line of the DHT22.</summary>
        public const int DhtEchoPin = 26;

        /// <summary>GPIO that pulls the data line of the DHT22; wired to the echo pin.</summary>
        public const int DhtTriggerPin = 27;

        /// <summary>Readings that wait while there is no link: 2.5 KB of RAM.</summary>
        public const int OutboxCapacity = 64;
    }
}
