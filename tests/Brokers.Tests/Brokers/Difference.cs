namespace Brokers.Tests;

/// <summary>What a broker does otherwise.</summary>
/// <param name="Capability">A name from <see cref="Tests.Capability"/>.</param>
/// <param name="Word">What is to be measured in place of "yes".</param>
/// <param name="Reason">What it does, as the end of a sentence that begins with its name.</param>
internal sealed record Difference(string Capability, string Word, string Reason);
