namespace Firmware.Core
{
    /// <summary>The version of this firmware, as <c>health</c> shows it and CHANGELOG tells.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Semantic version.</summary>
        public const string Text = "0.1.0";
    }
}
