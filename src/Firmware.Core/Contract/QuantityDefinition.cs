namespace Firmware.Core
{
    /// <summary>One row of the table of quantities. Numbers are scaled by <see cref="Decimals"/>: 25.6 °C is 256.</summary>
    public sealed class QuantityDefinition
    {
        /// <summary>Its name: topic, key in JSON, and the end of its settings' keys.</summary>
        public readonly string Name;

        /// <summary>Its name for people, in Home Assistant.</summary>
        public readonly string Title;

        /// <summary>Its unit, as people and Home Assistant write it.</summary>
        public readonly string Unit;

        /// <summary>Home Assistant's device class of it.</summary>
        public readonly string DeviceClass;

        /// <summary>Digits behind the point.</summary>
        public readonly int Decimals;

        /// <summary>The most that two consecutive readings may differ. See <see cref="QuantityTable.StepOf"/>.</summary>
        public readonly int Step;

        /// <summary>Its smallest possible value, whatever offset is added to the measured one.</summary>
        public readonly int Minimum;

        /// <summary>Its largest possible value.</summary>
        public readonly int Maximum;

        /// <summary>Largest deadband that can be set; 0 where there is no such setting.</summary>
        public readonly int MaxDeadband;

        /// <summary>Largest offset that can be set, in either direction; 0 where there is no such setting.</summary>
        public readonly int MaxOffset;

        /// <summary>
        /// How far a value has to come back behind a limit before its alarm ends: 0.5 K, 2 %RH, 1 hPa, 50 ppm, 3 % and 0.05 V of a battery. Well
        /// above the noise of the parts (their data sheets: 0.1 K, 0.3 %RH, 0.03 hPa, 10 ppm), so that a value at the limit does not raise one
        /// alarm after the other.
        /// </summary>
        public readonly int Hysteresis;

        /// <summary>Creates a row.</summary>
        public QuantityDefinition(
            string name,
            string title,
            string unit,
            string deviceClass,
            int decimals,
            int step,
            int minimum,
            int maximum,
            int maxDeadband,
            int maxOffset,
            int hysteresis)
        {
            Name = name;
            Title = title;
            Unit = unit;
            DeviceClass = deviceClass;
            Decimals = decimals;
            Step = step;
            Minimum = minimum;
            Maximum = maximum;
            MaxDeadband = maxDeadband;
            MaxOffset = maxOffset;
            Hysteresis = hysteresis;
        }
    }
}
