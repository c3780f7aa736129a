namespace Firmware.Core
{
    /// <summary>What a setting's value looks like in JSON.</summary>
    public enum SettingKind
    {
        /// <summary>A whole number.</summary>
        Whole,

        /// <summary>A number with decimals, kept scaled by them: 25.6 with one is 256.</summary>
        Scaled,

        /// <summary><c>true</c> or <c>false</c>.</summary>
        Flag,

        /// <summary>One of a few words.</summary>
        Choice,

        /// <summary>A string.</summary>
        Text,

        /// <summary>A string that is never published: <c>config/state</c> shows only whether it is set.</summary>
        Secret,
    }
}
