using System.Text;

namespace Mqtt.Packets;

/// <summary>What MQTT 3.1.1 takes as a string and as a topic: clauses 1.5.3 and 4.7.</summary>
public static class MqttText
{
    /// <summary>Bytes of UTF-8: a string has a length of two bytes.</summary>
    public const int MaxBytes = ushort.MaxValue;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether it can be published on.</summary>
    public static bool IsTopic(string? topic) => topic is { Length: > 0 } && IsText(topic) && topic.AsSpan().IndexOfAny('+', '#') < 0;

    /// <summary>Whether it can be subscribed to.</summary>
    public static bool IsFilter(string? filter)
    {
        if (filter is not { Length: > 0 } || !IsText(filter))
        {
            return false;
        }

        for (int i = 0; i < filter.Length; i++)
        {
            bool fillsLevel = (i == 0 || filter[i - 1] == '/') && (i == filter.Length - 1 || filter[i + 1] == '/');
            if ((filter[i] is '+' or '#' && !fillsLevel) || (filter[i] == '#' && i != filter.Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it can be a string of MQTT: valid Unicode, no control characters, at most <see cref="MaxBytes"/>.</summary>
    public static bool IsText(string text)
    {
        if (text.Length > MaxBytes)
        {
            return false;
        }

        foreach (char one in text)
        {
            if (char.IsControl(one))
            {
                return false;
            }
        }

        try
        {
            return Strict.GetByteCount(text) <= MaxBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
