using System;

namespace Firmware.Core
{
    /// <summary>
    /// What is wrong with one config message: each error with its key, or with its position if it has no key.
    /// </summary>
    public sealed class ConfigErrors
    {
        /// <summary>Errors that are kept; more are only counted.</summary>
        public const int Capacity = 8;

        /// <summary>Bytes of a key that are kept for the reply.</summary>
        public const int KeyCapacity = 24;

        private readonly ConfigError[] _errors = new ConfigError[Capacity];
        private readonly int[] _settings = new int[Capacity];
        private readonly int[] _positions = new int[Capacity];
        private readonly byte[][] _keys = new byte[Capacity][];

        /// <summary>How many errors there are, kept or not.</summary>
        public int Count;

        /// <summary>Forgets everything.</summary>
        public void Clear() => Count = 0;

        /// <summary>Adds an error about the message as a whole.</summary>
        public void Add(ConfigError error) => Add(error, -1, -1, null);

        /// <summary>Adds an error about a place in the message.</summary>
        /// <param name="error">What is wrong.</param>
        /// <param name="position">Where, in bytes from 0.</param>
        public void AddAt(ConfigError error, int position) => Add(error, -1, position, null);

        /// <summary>Adds an error about a member.</summary>
        /// <param name="error">What is wrong.</param>
        /// <param name="setting">The setting it is about; -1 if the key is not a setting.</param>
        /// <param name="data">Bytes that hold the key.</param>
        /// <param name="start">Where the key begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public void AddKey(ConfigError error, int setting, byte[] data, int start, int length)
        {
            if (length > KeyCapacity)
            {
                length = KeyCapacity;

                // A character is not cut in two.
                while ((data[start + length] & 0xC0) == 0x80)
                {
                    length--;
                }
            }

            byte[] key = new byte[length];
            Array.Copy(data, start, key, 0, length);
            Add(error, setting, -1, key);
        }

        /// <summary>The error at an index below <see cref="Count"/> and <see cref="Capacity"/>.</summary>
        public ConfigError ErrorOf(int index) => _errors[index];

        /// <summary>The setting an error is about; -1 for none.</summary>
        public int SettingOf(int index) => _settings[index];

        /// <summary>The position an error is about; -1 for none.</summary>
        public int PositionOf(int index) => _positions[index];

        /// <summary>The key an error is about; null for none.</summary>
        public byte[] KeyOf(int index) => _keys[index];

        private void Add(ConfigError error, int setting, int position, byte[] key)
        {
            if (Count < Capacity)
            {
                _errors[Count] = error;
                _settings[Count] = setting;
                _positions[Count] = position;
                _keys[Count] = key;
            }

            Count++;
        }
    }
}
