using Firmware.Core;

namespace Texts;

/// <summary>Says in a person's words what is wrong with settings or a command.</summary>
public static class ErrorText
{
    /// <summary>What is wrong, to be written behind the name of the setting.</summary>
    /// <param name="error">Any error.</param>
    /// <param name="limits">What would be right where a number or a length is wrong: 1 to 86400.</param>
    /// <param name="allowed">The words that would be right.</param>
    public static string Of(ConfigError error, string limits = "within its range", string allowed = "its words") => error switch
    {
        ConfigError.None => "nothing is wrong",
        ConfigError.Size => "is longer than 1024 bytes",
        ConfigError.Object => "is no JSON object",
        ConfigError.Syntax => "is no JSON from here on",
        ConfigError.Trailing => "has something behind the JSON object",
        ConfigError.Utf8 => "is no UTF-8 from here on",
        ConfigError.Escape => "has an escape that JSON does not know",
        ConfigError.Nested => "must be one value, no object and no array",
        ConfigError.Unknown => "there is no such setting",
        ConfigError.Duplicate => "is there twice",
        ConfigError.Type => "has the wrong type",
        ConfigError.Fraction => "must be a whole number",
        ConfigError.Range => $"must be {limits}",
        ConfigError.Choice => $"must be one of {allowed}",
        ConfigError.Length => $"must be {limits} characters long",
        ConfigError.Characters => "has characters that are not allowed",
        ConfigError.Revision => "another revision is in force",
        ConfigError.Trial => "another change is on trial; try again when that has ended",
        ConfigError.Busy => "too many changes in a short time; try again in ten seconds",
        ConfigError.Storage => "the node could not store it",
        ConfigError.Retained => "a retained command is never run, and retained settings that failed are not tried again",
        ConfigError.Missing => "is missing",
        ConfigError.Confirm => "the confirmation is not the node's id",
        ConfigError.Plain => "passwords are only taken over TLS",
        ConfigError.Unsupported => "this board has nothing to do that with",
        ConfigError.NoMemory => "the node had too little memory for it; send it again",
        ConfigError.Individual => "each node has its own; set it for one node at a time",
        ConfigError.Limits => "the lower limit would be above the upper one",
        _ => "error " + (int)error,
    };
}
