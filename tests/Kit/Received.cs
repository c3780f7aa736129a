using System.Text;

namespace Kit;

/// <summary>A message that arrived somewhere.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Bytes">Its payload.</param>
/// <param name="Qos">The QoS it was delivered with.</param>
/// <param name="Retained">True when the broker had kept it.</param>
public sealed record Received(string Topic, byte[] Bytes, int Qos, bool Retained)
{
    /// <summary>The payload as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Topic} q{Qos}{(Retained ? " retained" : string.Empty)} '{Text}'";
    }
}
