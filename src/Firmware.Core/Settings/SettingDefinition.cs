namespace Firmware.Core
{
    /// <summary>One line of the table of settings.</summary>
    public sealed class SettingDefinition
    {
        /// <summary>Its key in JSON.</summary>
        public readonly string Key;

        /// <summary>Its key as bytes.</summary>
        public readonly byte[] KeyBytes;

        /// <summary>What its value looks like.</summary>
        public readonly SettingKind Kind;

        /// <summary>Smallest number, in tenths where the setting is, or shortest text in bytes.</summary>
        public readonly int Minimum;

        /// <summary>Largest number, in tenths where the setting is, or longest text in bytes.</summary>
        public readonly int Maximum;

        /// <summary>Default number; 0 and 1 for a flag; an index into <see cref="Choices"/>.</summary>
        public readonly int Default;

        /// <summary>Default text, null where the setting is no text.</summary>
        public readonly string DefaultText;

        /// <summary>The words of a choice, in the order of their values; else null.</summary>
        public readonly string[] Choices;

        /// <summary>Which characters a text may hold.</summary>
        public readonly TextRule Rule;

        /// <summary>True when a wrong value can cut the node off, so that it is changed by trial.</summary>
        public readonly bool CutsOff;

        private SettingDefinition(string key, SettingKind kind, int minimum, int maximum, int number, string text, string[] choices, TextRule rule, bool cutsOff)
        {
            Key = key;
            KeyBytes = ByteWriter.BytesOf(key);
            Kind = kind;
            Minimum = minimum;
            Maximum = maximum;
            Default = number;
            DefaultText = text;
            Choices = choices;
            Rule = rule;
            CutsOff = cutsOff;
        }

        /// <summary>Whether the value is a text, secret or not.</summary>
        public bool IsText => Kind == SettingKind.Text || Kind == SettingKind.Secret;

        internal static SettingDefinition Whole(string key, int value, int minimum, int maximum, bool cutsOff = false)
            => new SettingDefinition(key, SettingKind.Whole, minimum, maximum, value, null, null, TextRule.Any, cutsOff);

        internal static SettingDefinition Tenths(string key, int minimum, int maximum)
            => new SettingDefinition(key, SettingKind.Tenths, minimum, maximum, 0, null, null, TextRule.Any, false);

        internal static SettingDefinition Flag(string key, bool value, bool cutsOff = false)
            => new SettingDefinition(key, SettingKind.Flag, 0, 1, value ? 1 : 0, null, null, TextRule.Any, cutsOff);

        internal static SettingDefinition Choice(string key, int value, string[] choices)
            => new SettingDefinition(key, SettingKind.Choice, 0, choices.Length - 1, value, null, choices, TextRule.Any, false);

        internal static SettingDefinition Text(string key, int minimum, int maximum, TextRule rule, bool cutsOff = false, string value = "")
            => new SettingDefinition(key, SettingKind.Text, minimum, maximum, 0, value, null, rule, cutsOff);

        internal static SettingDefinition Secret(string key, int maximum)
            => new SettingDefinition(key, SettingKind.Secret, 0, maximum, 0, "", null, TextRule.Any, true);
    }
}
