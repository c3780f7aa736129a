using System.Text;

namespace Firmware.Core
{
    /// <summary>One line of the table of settings.</summary>
    public sealed class SettingDefinition
    {
        /// <summary>Where the key begins in <see cref="Member"/>: behind a comma and a quote.</summary>
        public const int KeyAt = 2;

        /// <summary>Bytes of <see cref="Member"/> beside its key: a quote and a colon come after it.</summary>
        public const int KeyMarks = 4;

        /// <summary>Its key as it stands in an object behind another one: <c>,"interval":</c>.</summary>
        public readonly byte[] Member;

        /// <summary>What its value looks like.</summary>
        public readonly SettingKind Kind;

        /// <summary>Smallest number, scaled like the setting, or shortest text in bytes.</summary>
        public readonly int Minimum;

        /// <summary>Largest number, scaled like the setting, or longest text in bytes.</summary>
        public readonly int Maximum;

        /// <summary>Digits behind the point of a number.</summary>
        public readonly int Decimals;

        /// <summary>Default number; 0 and 1 for a flag; an index into <see cref="Choices"/>.</summary>
        public readonly int Default;

        /// <summary>Default text; null if the setting is not a text.</summary>
        public readonly string DefaultText;

        /// <summary>The words of a choice in the order of their values; otherwise null.</summary>
        public readonly string[] Choices;

        /// <summary>Which characters a text may hold.</summary>
        public readonly TextRule Rule;

        /// <summary>True if a wrong value can cut the node off, so that a change is tried first.</summary>
        public readonly bool NeedsTrial;

        private SettingDefinition(
            string key, SettingKind kind, int minimum, int maximum, int number, string text, string[] choices, TextRule rule, bool needsTrial, int decimals = 0)
        {
            Member = ByteWriter.BytesOf(",\"" + key + "\":");
            Kind = kind;
            Minimum = minimum;
            Maximum = maximum;
            Decimals = decimals;
            Default = number;
            DefaultText = text;
            Choices = choices;
            Rule = rule;
            NeedsTrial = needsTrial;
        }

        /// <summary>Its key in JSON. Made when it is asked for.</summary>
        public string Key => Encoding.UTF8.GetString(Member, KeyAt, Member.Length - KeyMarks);

        /// <summary>Whether the value is a number that need not be set: <c>null</c> or <c>""</c> empties it.</summary>
        public bool IsOptional => Default == Setting.Unset;

        /// <summary>False for a deadband or offset of a quantity that has none.</summary>
        public bool Exists => Maximum != 0;

        /// <summary>Whether the value is a text, secret or not.</summary>
        public bool IsText => Kind == SettingKind.Text || Kind == SettingKind.Secret;

        internal static SettingDefinition Whole(string key, int value, int minimum, int maximum, bool needsTrial = false)
            => new SettingDefinition(key, SettingKind.Whole, minimum, maximum, value, null, null, TextRule.Any, needsTrial);

        internal static SettingDefinition Scaled(string key, int decimals, int minimum, int maximum)
            => new SettingDefinition(
                key, decimals == 0 ? SettingKind.Whole : SettingKind.Scaled, minimum, maximum, 0, null, null, TextRule.Any, false, decimals);

        internal static SettingDefinition Optional(string key, int decimals, int minimum, int maximum)
            => new SettingDefinition(
                key, decimals == 0 ? SettingKind.Whole : SettingKind.Scaled, minimum, maximum, Setting.Unset, null, null, TextRule.Any, false, decimals);

        internal static SettingDefinition Flag(string key, bool value, bool needsTrial = false)
            => new SettingDefinition(key, SettingKind.Flag, 0, 1, value ? 1 : 0, null, null, TextRule.Any, needsTrial);

        internal static SettingDefinition Choice(string key, int value, string[] choices)
            => new SettingDefinition(key, SettingKind.Choice, 0, choices.Length - 1, value, null, choices, TextRule.Any, false);

        internal static SettingDefinition Text(string key, int minimum, int maximum, TextRule rule, bool needsTrial = false, string value = "")
            => new SettingDefinition(key, SettingKind.Text, minimum, maximum, 0, value, null, rule, needsTrial);

        internal static SettingDefinition Secret(string key, int maximum)
            => new SettingDefinition(key, SettingKind.Secret, 0, maximum, 0, "", null, TextRule.Any, true);
    }
}
