namespace Firmware.Core
{
    /// <summary>How a quantity stands to its limits. Each but <see cref="Well"/> is an alarm.</summary>
    public enum LimitState
    {
        /// <summary>Within the limits.</summary>
        Well = 0,

        /// <summary>Above the upper limit.</summary>
        High = 1,

        /// <summary>Below the lower limit.</summary>
        Low = 2,

        /// <summary>The sensor gives no value: nobody knows.</summary>
        Unknown = 3,
    }
}
