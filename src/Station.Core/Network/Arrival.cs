using System.Text;

namespace Station.Network;

/// <summary>A message from the broker.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its bytes, a copy.</param>
/// <param name="Qos">The QoS it was delivered with.</param>
/// <param name="Retained">Whether it is a retained message.</param>
internal sealed record Arrival(string Topic, byte[] Payload, int Qos, bool Retained)
{
    /// <summary>The payload as UTF-8; invalid bytes become replacement characters.</summary>
    internal string Text => Encoding.UTF8.GetString(Payload);
}
