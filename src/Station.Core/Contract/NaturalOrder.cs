namespace Station.Contract;

/// <summary>The order of names as people count: flat-2 before flat-10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The only one.</summary>
    internal static NaturalOrder Comparer { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> one = x;
        ReadOnlySpan<char> other = y;
        while (one.Length > 0 && other.Length > 0)
        {
            int digits = Digits(one);
            int otherDigits = Digits(other);
            bool areNumbers = digits > 0 && otherDigits > 0;
            int order = areNumbers ? CompareNumbers(one[..digits], other[..otherDigits]) : one[0].CompareTo(other[0]);
            if (order != 0)
            {
                return order;
            }

            one = one[(areNumbers ? digits : 1)..];
            other = other[(areNumbers ? otherDigits : 1)..];
        }

        int rest = one.Length.CompareTo(other.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }

    private static int CompareNumbers(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one.TrimStart('0');
        other = other.TrimStart('0');
        return one.Length != other.Length ? one.Length.CompareTo(other.Length) : one.SequenceCompareTo(other);
    }
}
