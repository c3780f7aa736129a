using Station.Contract;
using Station.Network;

namespace Station.Check;

/// <summary>Checks whether a node keeps the contract: all checks in order.</summary>
/// <param name="address">The broker.</param>
/// <param name="root">First part of the node's topics.</param>
/// <param name="place">Its place.</param>
internal sealed class NodeCheck(BrokerAddress address, string root, string place)
{
    /// <summary>Default number of intervals to listen for.</summary>
    internal const int UsualSamples = 3;

    /// <summary>Runs the checks.</summary>
    /// <param name="report">Receives each outcome.</param>
    /// <param name="samples">Intervals to listen for.</param>
    /// <param name="takeOver">The client id of the node, to cut it off; null to leave it connected.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>False if the node is unknown and nothing was checked.</returns>
    /// <exception cref="StationException">The broker cannot be reached.</exception>
    internal async Task<bool> Run(CheckReport report, int samples, string? takeOver, CancellationToken cancel)
    {
        NodeUnderTest node = new(address, root, place);
        using BrokerLink link = await node.Open(cancel);
        if (node.Sightings.Count == 0)
        {
            return false;
        }

        KeptChecks.Run(node, report);
        await AnswerChecks.Settings(node, report, cancel);
        NodeSettings settings = node.Last(NodeTopics.ConfigState)?.Message.Settings ?? NodeSettings.Read(default);
        await new ReadingChecks(node, report, settings).Run(samples, cancel);
        await AlarmChecks.Run(node, report, settings, cancel);
        await AnswerChecks.Commands(node, report, cancel);
        if (takeOver is not null)
        {
            await LinkChecks.Run(node, report, takeOver, cancel);
        }
        else
        {
            report.Skip("last will, birth, history", $"--take-over {node.Last(NodeTopics.Health)?.Json?.Text("id") ?? "ID"} cuts the node off and checks them");
        }

        await link.Leave();
        return true;
    }
}
