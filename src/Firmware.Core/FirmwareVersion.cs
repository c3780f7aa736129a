namespace Firmware.Core
{
    /// <summary>The version of this firmware, as in <c>health</c> and CHANGELOG.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Semantic version.</summary>
        public const string Text = "0.1.0";
    }
}
