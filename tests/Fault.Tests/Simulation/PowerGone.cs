namespace Fault.Tests.Simulation;

/// <summary>The power goes in the middle of a write: nothing of the node runs on.</summary>
internal sealed class PowerGone : Exception;
