using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Remembers the last outcomes and nothing else.</summary>
internal sealed class QuietLog : ILog
{
    /// <summary>What became of the last config message.</summary>
    internal ConfigOutcome LastOutcome { get; private set; }

    /// <inheritdoc/>
    public void Link(LinkState state, LinkReason reason, int pauseMs)
    {
    }

    /// <inheritdoc/>
    public void Sampled(Reading reading, bool sent)
    {
    }

    /// <inheritdoc/>
    public void Configured(ConfigOutcome outcome, byte[] answer, int length) => LastOutcome = outcome;

    /// <inheritdoc/>
    public void Commanded(Command command, byte[] answer, int length)
    {
    }
}
