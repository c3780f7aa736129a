namespace Firmware.Core
{
    /// <summary>Why a config message, or one value in it, is refused.</summary>
    public enum ConfigError
    {
        /// <summary>Nothing wrong.</summary>
        None,

        /// <summary>More than 1 KiB.</summary>
        Size,

        /// <summary>Not a JSON object.</summary>
        Object,

        /// <summary>Not JSON from this byte on, or it ends too early.</summary>
        Syntax,

        /// <summary>Something follows the object.</summary>
        Trailing,

        /// <summary>Bytes that are not UTF-8.</summary>
        Utf8,

        /// <summary>An escape that JSON does not know, or half of a surrogate pair.</summary>
        Escape,

        /// <summary>An object or an array as a value.</summary>
        Nested,

        /// <summary>No setting has this key.</summary>
        Unknown,

        /// <summary>The key came before in the same message.</summary>
        Duplicate,

        /// <summary>A value of the wrong type: a number in place of a string, for example.</summary>
        Type,

        /// <summary>A fraction in place of a whole number.</summary>
        Fraction,

        /// <summary>A number that is too small or too large.</summary>
        Range,

        /// <summary>Not one of the words allowed.</summary>
        Choice,

        /// <summary>A text that is too short or too long.</summary>
        Length,

        /// <summary>A text with a character that is not allowed in it.</summary>
        Characters,

        /// <summary>The <c>rev</c> of the message is not the one in force.</summary>
        Revision,

        /// <summary>Another change is on trial; this one has to wait for its end.</summary>
        Trial,

        /// <summary>Too many changes in too short a time: each one wears the flash.</summary>
        Busy,

        /// <summary>The settings could not be stored, so they were not applied.</summary>
        Storage,

        /// <summary>A retained command, which would run at every start; or retained settings that have failed a trial.</summary>
        Retained,

        /// <summary>A required member is missing.</summary>
        Missing,

        /// <summary><c>confirm</c> is required and does not contain the id of this node.</summary>
        Confirm,

        /// <summary>A secret over a connection without TLS, or a message that would send one over such a connection.</summary>
        Plain,

        /// <summary>The board has nothing that could do this.</summary>
        Unsupported,

        /// <summary>There was not enough memory to handle the message.</summary>
        NoMemory,

        /// <summary>A setting that differs from node to node, in a message to all of them.</summary>
        Individual,

        /// <summary>The lower limit of a quantity would be above its upper one.</summary>
        Limits,
    }
}
