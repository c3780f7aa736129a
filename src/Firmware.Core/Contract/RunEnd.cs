namespace Firmware.Core
{
    /// <summary>How a run of the node ended, as the next run finds out.</summary>
    public enum RunEnd
    {
        /// <summary>Nothing was noted: the power went, or the runtime crashed. Also before the very first run.</summary>
        Power = 0,

        /// <summary>It left cleanly.</summary>
        Left = 1,

        /// <summary>A command asked for a restart.</summary>
        Asked = 2,

        /// <summary>Its loop was stuck for too long.</summary>
        Stuck = 3,

        /// <summary>It failed again and again, or had no network, and restarted because that may help.</summary>
        Failed = 4,

        /// <summary>It had run for so long that its clock was about to begin again at 0, or had done so.</summary>
        Clock = 5,
    }
}
