namespace Firmware.Core
{
    /// <summary>What is known of a trial.</summary>
    public enum Verdict
    {
        /// <summary>Nothing yet, or there is no trial.</summary>
        Open,

        /// <summary>The candidate has held: it is to be committed.</summary>
        Held,

        /// <summary>The candidate has brought no link, or has lost it: it is to be rejected.</summary>
        Failed,
    }
}
