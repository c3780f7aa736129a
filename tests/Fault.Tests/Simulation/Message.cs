using System.Text;

namespace Fault.Tests.Simulation;

/// <summary>What is published.</summary>
internal sealed record Message(string Topic, byte[] Payload, int Qos, bool Retain)
{
    /// <summary>The payload as text.</summary>
    internal string Text => Encoding.UTF8.GetString(Payload);
}
