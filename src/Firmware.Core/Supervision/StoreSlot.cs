namespace Firmware.Core
{
    /// <summary>The slots of <see cref="ISettingsStore"/>.</summary>
    public static class StoreSlot
    {
        /// <summary>First of the two slots of the settings.</summary>
        public const int SettingsA = 0;

        /// <summary>Second of the two slots of the settings.</summary>
        public const int SettingsB = 1;

        /// <summary>First of the two slots of the session count.</summary>
        public const int SessionA = 2;

        /// <summary>Second of the two slots of the session count.</summary>
        public const int SessionB = 3;

        /// <summary>Settings that a person deployed beside the firmware: a JSON object. Only read.</summary>
        public const int Deployed = 4;
    }
}
