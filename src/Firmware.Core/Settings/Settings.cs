using System;

namespace Firmware.Core
{
    /// <summary>One complete set of values for every setting.</summary>
    public sealed class Settings
    {
        private readonly int[] _numbers = new int[Setting.Count];

        // The first text is the place.
        private readonly string[] _texts = new string[Setting.Count - Setting.Place];

        /// <summary>
        /// What the node measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>. It has no settings of what it does not measure.
        /// </summary>
        public int Quantities = Quantity.All;

        /// <summary>Creates the defaults.</summary>
        public Settings()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                _numbers[i] = DefaultOf(i);
                if (i >= Setting.Place)
                {
                    _texts[i - Setting.Place] = SettingsTable.Get(i).DefaultText;
                }
            }
        }

        /// <summary>Whether the node has a setting: each that is about no quantity, and those of what it measures.</summary>
        public bool Has(int setting)
        {
            int quantity = SettingsTable.QuantityOf(setting);
            return quantity < 0 || (Quantities & (1 << quantity)) != 0;
        }

        /// <summary>The value of a whole number; 0 or 1 for a flag; the index of a choice.</summary>
        public int Number(int setting) => _numbers[setting];

        /// <summary>Whether a flag is set.</summary>
        public bool IsSet(int setting) => _numbers[setting] != 0;

        /// <summary>Whether the lower limit of a quantity is above its upper one.</summary>
        public bool AreLimitsCrossed(int quantity)
            => _numbers[Setting.UpperLimit + quantity] != Setting.Unset && _numbers[Setting.LowerLimit + quantity] > _numbers[Setting.UpperLimit + quantity];

        /// <summary>The value of a text, never null.</summary>
        /// <param name="setting"><see cref="Setting.Place"/> or one after it: before that there is none.</param>
        public string Text(int setting) => _texts[setting - Setting.Place];

        /// <summary>The next setting that the node has, that is set, and that exists.</summary>
        /// <param name="setting">Where to begin.</param>
        /// <param name="changed">Whether to leave out what is as it comes from the factory.</param>
        /// <returns>The setting; <see cref="Setting.Count"/> if there is none left.</returns>
        public int Next(int setting, bool changed)
        {
            // Most are limits without a value. The line of the table comes last: that of a quantity has to be made.
            while (setting < Setting.Count
                && (_numbers[setting] == Setting.Unset || (changed && IsDefault(setting)) || !Has(setting) || !SettingsTable.Get(setting).Exists))
            {
                setting++;
            }

            return setting;
        }

        /// <summary>Sets a number. The caller has validated it.</summary>
        public void SetNumber(int setting, int value) => _numbers[setting] = value;

        /// <summary>Sets a text. The caller has validated it.</summary>
        public void SetText(int setting, string value) => _texts[setting - Setting.Place] = value;

        /// <summary>Takes every value of another set.</summary>
        public void CopyFrom(Settings other)
        {
            Quantities = other.Quantities;
            Array.Copy(other._numbers, _numbers, _numbers.Length);
            Array.Copy(other._texts, _texts, _texts.Length);
        }

        /// <summary>
        /// How long the link has to hold with these settings before they are kept, in milliseconds; 0 if no value differs that needs a trial.
        /// </summary>
        public int TrialMs(Settings other)
        {
            for (int i = Setting.Place; i < Setting.Count; i++)
            {
                if ((_numbers[i] != other._numbers[i] || Text(i) != other.Text(i)) && SettingsTable.Get(i).NeedsTrial)
                {
                    return Candidate.HoldMs;
                }
            }

            // A broker that knows users may let each of them be at one place only.
            return Text(Setting.Place) == other.Text(Setting.Place) ? 0
                : Text(Setting.User).Length > 0 ? Candidate.HoldMs
                : Candidate.MoveMs;
        }

        /// <summary>Whether every value is the same.</summary>
        public bool SameAs(Settings other)
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                if (_numbers[i] != other._numbers[i] || (i >= Setting.Place && Text(i) != other.Text(i)))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsDefault(int setting)
            => _numbers[setting] == DefaultOf(setting) && (setting < Setting.Place || Text(setting) == SettingsTable.Get(setting).DefaultText);

        // Those of quantities: 0, and no limits. Their lines would have to be made.
        private static int DefaultOf(int setting)
            => SettingsTable.QuantityOf(setting) < 0 ? SettingsTable.Get(setting).Default : setting < Setting.LowerLimit ? 0 : Setting.Unset;
    }
}
