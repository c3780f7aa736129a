namespace Firmware.Core
{
    /// <summary>
    /// Settings that can cut the node off, and the message that asked for them. They are used before they are kept: a confirmed commit
    /// (NETCONF, RFC 6241 section 8.4; <c>commit confirmed</c> of Junos), where the confirmation is that the link comes up and holds.
    /// Nothing is stored before that, so a power cut ends the trial too. Nothing in it changes.
    /// </summary>
    public sealed class Candidate
    {
        /// <summary>How long the link has to hold with it, in milliseconds.</summary>
        public const int HoldMs = 60000;

        /// <summary>
        /// The same where nothing but the place changes, in milliseconds: long enough to hear of a node that has come to this place at the same moment.
        /// </summary>
        public const int MoveMs = 3000;

        /// <summary>The settings, complete.</summary>
        public readonly Settings Settings;

        /// <summary>Checksum of the message: the broker may deliver it again.</summary>
        public readonly uint Checksum;

        /// <summary>The <c>id</c> of the message; null if it had none.</summary>
        public readonly string Id;

        /// <summary>How long the link has to hold with these, in milliseconds.</summary>
        public readonly int TrialMs;

        /// <summary>Creates a candidate.</summary>
        /// <param name="settings">Is copied.</param>
        /// <param name="trialMs">How long the link has to hold, in milliseconds.</param>
        /// <param name="checksum">Of the message.</param>
        /// <param name="id">Of the message; null for none.</param>
        public Candidate(Settings settings, int trialMs, uint checksum, string id)
        {
            Settings = new Settings();
            Settings.CopyFrom(settings);
            TrialMs = trialMs;
            Checksum = checksum;
            Id = id;
        }
    }
}
