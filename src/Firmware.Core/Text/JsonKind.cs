namespace Firmware.Core
{
    /// <summary>What kind of value a member of a JSON object has.</summary>
    public enum JsonKind
    {
        /// <summary>A string; already unescaped.</summary>
        Text,

        /// <summary>A number.</summary>
        Number,

        /// <summary><c>true</c>.</summary>
        True,

        /// <summary><c>false</c>.</summary>
        False,

        /// <summary><c>null</c>.</summary>
        Null,
    }
}
