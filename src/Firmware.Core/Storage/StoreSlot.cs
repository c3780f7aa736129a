namespace Firmware.Core
{
    /// <summary>The slots of <see cref="ISettingsStore"/>.</summary>
    public static class StoreSlot
    {
        /// <summary>First of the two slots of the settings.</summary>
        public const int SettingsA = 0;

        /// <summary>Second of the two slots of the settings.</summary>
        public const int SettingsB = 1;

        /// <summary>First of the two slots of the run record.</summary>
        public const int RunA = 2;

        /// <summary>Second of the two slots of the run record.</summary>
        public const int RunB = 3;

        /// <summary>Settings that a person deployed beside the firmware: a JSON object. Only read.</summary>
        public const int Deployed = 4;

        /// <summary>First of the two slots of the record for the time after a sleep.</summary>
        public const int SleepA = 5;

        /// <summary>Second of the two slots of the record for the time after a sleep.</summary>
        public const int SleepB = 6;

        /// <summary>How many slots there are.</summary>
        public const int Count = 7;

        private static readonly string[] Files =
        {
            "settings-a.bin",
            "settings-b.bin",
            "session-a.bin",
            "session-b.bin",
            "settings.json",
            "sleep-a.bin",
            "sleep-b.bin",
        };

        /// <summary>The file of a slot, where slots are files.</summary>
        public static string FileOf(int slot) => Files[slot];
    }
}
