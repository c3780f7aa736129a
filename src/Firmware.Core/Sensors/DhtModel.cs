namespace Firmware.Core
{
    /// <summary>The parts of the DHT family by how they put numbers into their frame.</summary>
    public enum DhtModel
    {
        /// <summary>DHT11 and DHT12: whole degrees and percent, tenths in a byte of their own.</summary>
        Dht11,

        /// <summary>DHT21 and DHT22 (AM2301, AM2302): 16-bit tenths, the sign in the top bit.</summary>
        Dht22,
    }
}
