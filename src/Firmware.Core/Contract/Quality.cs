namespace Firmware.Core
{
    /// <summary>The quality of a reading: <see cref="Ok"/>, or the reason why there is no value.</summary>
    public enum Quality
    {
        /// <summary>The values are measured values.</summary>
        Ok = 0,

        /// <summary>The sensor did not answer in time.</summary>
        Timeout = 1,

        /// <summary>The sensor answered with a wrong checksum: noise on the wire.</summary>
        Checksum = 2,

        /// <summary>The sensor returned a value outside the range of the part.</summary>
        Range = 3,

        /// <summary>The sensor repeats the same measurement for longer than a working one could.</summary>
        Stuck = 4,

        /// <summary>No sensor was found, or a different part than the board expects.</summary>
        Absent = 5,

        /// <summary>Consecutive readings differ by more than air can change: no two of them agree.</summary>
        Jump = 6,

        /// <summary>There was not enough memory to read the sensor: not its fault.</summary>
        NoMemory = 7,

        /// <summary>The receiver does not know where it is: it hears too few satellites.</summary>
        NoFix = 8,
    }
}
