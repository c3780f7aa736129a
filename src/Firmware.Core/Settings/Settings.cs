using System;

namespace Firmware.Core
{
    /// <summary>One complete set of values for every setting.</summary>
    public sealed class Settings
    {
        private readonly int[] _numbers = new int[Setting.Count];
        private readonly string[] _texts = new string[Setting.Count];

        /// <summary>Creates the defaults.</summary>
        public Settings()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);
                _numbers[i] = definition.Default;
                _texts[i] = definition.DefaultText;
            }
        }

        /// <summary>The value of a whole number; 0 or 1 for a flag; the index of a choice.</summary>
        public int Number(int setting) => _numbers[setting];

        /// <summary>Whether a flag is set.</summary>
        public bool IsSet(int setting) => _numbers[setting] != 0;

        /// <summary>Whether the lower limit of a quantity is above its upper one.</summary>
        public bool AreLimitsCrossed(int quantity)
            => _numbers[Setting.UpperLimit + quantity] != Setting.Unset && _numbers[Setting.LowerLimit + quantity] > _numbers[Setting.UpperLimit + quantity];

        /// <summary>The value of a text, never null.</summary>
        public string Text(int setting) => _texts[setting];

        /// <summary>Sets a number. The caller has validated it.</summary>
        public void SetNumber(int setting, int value) => _numbers[setting] = value;

        /// <summary>Sets a text. The caller has validated it.</summary>
        public void SetText(int setting, string value) => _texts[setting] = value;

        /// <summary>Takes every value of another set.</summary>
        public void CopyFrom(Settings other)
        {
            Array.Copy(other._numbers, _numbers, Setting.Count);
            Array.Copy(other._texts, _texts, Setting.Count);
        }

        /// <summary>Whether a value differs that can cut the node off.</summary>
        public bool NeedsTrial(Settings other)
        {
            // A broker that knows users may let each of them be at one place only.
            if (_texts[Setting.User].Length > 0 && _texts[Setting.Place] != other._texts[Setting.Place])
            {
                return true;
            }

            for (int i = 0; i < Setting.Count; i++)
            {
                if ((_numbers[i] != other._numbers[i] || _texts[i] != other._texts[i]) && SettingsTable.Get(i).NeedsTrial)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether every value is the same.</summary>
        public bool SameAs(Settings other)
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                if (_numbers[i] != other._numbers[i] || _texts[i] != other._texts[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
