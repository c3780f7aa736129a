namespace Cost.Tests;

/// <summary>What one operation cost.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="ByMethod">IL instructions by method, without those of what it calls; the most expensive first.</param>
internal sealed record Bill(string Operation, IReadOnlyList<KeyValuePair<string, long>> ByMethod)
{
    /// <summary>IL instructions of the core, all together.</summary>
    public long Instructions => ByMethod.Sum(method => method.Value);

    /// <summary>The most expensive methods, in a line each.</summary>
    public string Top(int count)
        => string.Join(Environment.NewLine, ByMethod.Take(count).Select(method => $"    {method.Value,7}  {method.Key}"));
}
