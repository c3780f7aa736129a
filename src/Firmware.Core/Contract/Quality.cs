namespace Firmware.Core
{
    /// <summary>What a reading is worth: <see cref="Ok"/>, or the reason why there is no value.</summary>
    public enum Quality
    {
        /// <summary>The values are measured values.</summary>
        Ok = 0,

        /// <summary>The sensor did not answer in time.</summary>
        Timeout = 1,

        /// <summary>The sensor answered, but its checksum does not fit: noise on the wire.</summary>
        Checksum = 2,

        /// <summary>The sensor gave a value outside of what the part can measure.</summary>
        Range = 3,

        /// <summary>The sensor repeats the same frame where a living one could not.</summary>
        Stuck = 4,

        /// <summary>No sensor found, or another part than the board says.</summary>
        Absent = 5,

        /// <summary>Readings in a row differ by more than air can change: no two of them agree.</summary>
        Jump = 6,

        /// <summary>There was not enough memory to read the sensor: not its fault.</summary>
        NoMemory = 7,
    }
}
