using System.Text;

namespace Desktop.Tests.Kit;

/// <summary>A message that arrived somewhere.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Bytes">Its payload.</param>
/// <param name="Qos">The QoS it was delivered with.</param>
/// <param name="Retained">True when the broker had kept it.</param>
internal sealed record Received(string Topic, byte[] Bytes, int Qos, bool Retained)
{
    /// <summary>The payload as UTF-8.</summary>
    internal string Text => Encoding.UTF8.GetString(Bytes);

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Topic} q{Qos}{(Retained ? " retained" : string.Empty)} '{Text}'";
    }
}
