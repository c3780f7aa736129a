namespace Firmware.Core
{
    /// <summary>Where a <see cref="Relocation"/> stands. Which stage follows which is drawn in docs/architecture.md.</summary>
    public enum RelocationStage
    {
        /// <summary>The node is where its settings say, and stays.</summary>
        Settled,

        /// <summary>The node is to leave; first everything is sent that is due here.</summary>
        Flushing,

        /// <summary>The link says goodbye.</summary>
        Leaving,

        /// <summary>The link comes up with the candidate.</summary>
        Trying,

        /// <summary>The link is up with the candidate and has to hold.</summary>
        Holding,

        /// <summary>The candidate has failed: the link goes back to the settings in force.</summary>
        Returning,

        /// <summary>What is still retained at the former location is cleared.</summary>
        Clearing,
    }
}
