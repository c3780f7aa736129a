namespace Fault.Tests.Simulation;

/// <summary>What a read that never comes back is in virtual time, where one thread plays everything: nothing of the node runs on.</summary>
internal sealed class NeverReturns : Exception;
