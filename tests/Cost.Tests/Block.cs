namespace Cost.Tests;

/// <summary>A run of instructions that is only entered at its beginning and only left at its end.</summary>
/// <param name="Method">Type and name of the method that it stands in.</param>
/// <param name="Instructions">How many IL instructions it has.</param>
internal sealed record Block(string Method, int Instructions);
