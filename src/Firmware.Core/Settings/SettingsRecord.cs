namespace Firmware.Core
{
    /// <summary>
    /// The settings as they are stored: those that are not as they come from the factory, as JSON, so that another version of the firmware reads
    /// what it knows of them, behind the checksum of what was deployed and the fingerprint of the last message that changed something.
    /// </summary>
    public sealed class SettingsRecord
    {
        private const int HeaderBytes = 8;

        // The settings of one quantity at their longest: ,"deadband_temperature":20.0,"offset_temperature":-20.0 and both limits.
        private const int QuantityBytes = 58 + 56;

        // The settings of this many quantities fit beside all others into the bytes that a message may have.
        private const int FreeQuantities = 2;

        private readonly ISettingsStore _store;
        private readonly ByteWriter _scratch;
        private uint _deployed;
        private uint _message;

        /// <summary>Where it is stored.</summary>
        public readonly SlotPair Slots;

        /// <summary>Creates a record; <see cref="Load"/> comes next.</summary>
        /// <param name="store">Where it is kept.</param>
        /// <param name="buffer">Shared, for one slot: at least <see cref="BufferBytes"/> bytes.</param>
        /// <param name="scratch">Shared, for one record: at least <see cref="BufferBytes"/> bytes.</param>
        public SettingsRecord(ISettingsStore store, byte[] buffer, ByteWriter scratch)
        {
            _store = store;
            Slots = new SlotPair(store, StoreSlot.SettingsA, buffer);
            _scratch = scratch;
        }

        /// <summary>Most bytes of all settings as JSON. A message changes some of them and is shorter.</summary>
        public const int MaxStateBytes = SettingsParser.MaxBytes + (Quantity.Count - FreeQuantities) * QuantityBytes;

        /// <summary>Size of the shared buffers in bytes, for a node that measures everything.</summary>
        public static int BufferBytes => BufferBytesFor(Quantity.All);

        /// <summary>Size of the shared buffers in bytes.</summary>
        /// <param name="quantities">What the node measures: bit <c>1 &lt;&lt; quantity</c> for each.</param>
        public static int BufferBytesFor(int quantities)
        {
            int bytes = SettingsParser.MaxBytes - FreeQuantities * QuantityBytes;
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                bytes += ((quantities >> quantity) & 1) * QuantityBytes;
            }

            // A message and what is deployed are as long as a message may be.
            return (bytes < SettingsParser.MaxBytes ? SettingsParser.MaxBytes : bytes) + HeaderBytes + SlotPair.Overhead;
        }

        /// <summary>Checksum of the deployed settings that were applied last; 0 for none.</summary>
        public uint Deployed => _deployed;

        /// <summary>Fingerprint of the message that made the last change; 0 for none.</summary>
        public uint Message => _message;

        /// <summary>Loads what is stored over settings. What is known and valid in it is used, the rest is ignored.</summary>
        /// <param name="parser">Reads the JSON.</param>
        /// <param name="into">Receives the values.</param>
        /// <returns>The revision of the record; 0 if there is none.</returns>
        public int Load(SettingsParser parser, Settings into)
        {
            if (!Slots.Load(_scratch) || _scratch.Length <= HeaderBytes)
            {
                return 0;
            }

            _deployed = _scratch.NumberAt(0);
            _message = _scratch.NumberAt(4);
            byte[] json = new byte[_scratch.Length - HeaderBytes];
            System.Array.Copy(_scratch.Buffer, HeaderBytes, json, 0, json.Length);
            parser.Read(json, json.Length, into, limit: MaxStateBytes);
            return parser.Revision > 0 ? parser.Revision : 0;
        }

        /// <summary>Reads what a person deployed, if it is not what was applied before.</summary>
        /// <param name="into">Receives the bytes: JSON.</param>
        /// <param name="checksum">For <see cref="AcceptDeployed"/>.</param>
        /// <returns>Its length; 0 if there is nothing new; -1 if it cannot be read, for example because it is longer than the memory.</returns>
        public int ReadDeployed(byte[] into, out uint checksum)
        {
            int length = _store.Read(StoreSlot.Deployed, into);
            checksum = length <= 0 ? _deployed : Crc32.Of(into, length < into.Length ? length : into.Length);
            return length > 0 && checksum == _deployed ? 0 : length;
        }

        /// <summary>The next <see cref="Save"/> notes that these deployed settings were applied.</summary>
        /// <param name="checksum">Of the deployed settings; 0 to apply them again at the next start.</param>
        public void AcceptDeployed(uint checksum) => _deployed = checksum;

        /// <summary>Stores settings, with <see cref="Deployed"/> and the fingerprint of a message.</summary>
        /// <returns>False if they could not be stored; then the former record is untouched.</returns>
        public bool Save(Settings settings, int revision, uint message)
        {
            _scratch.Clear();
            _scratch.AppendBinary(_deployed);
            _scratch.AppendBinary(message);
            SettingsWriter.AppendStored(_scratch, settings, revision);

            // What could not be read again must not be written.
            if (_scratch.Overflowed || _scratch.Length > _scratch.Buffer.Length - SlotPair.Overhead || !Slots.Save(_scratch.Buffer, _scratch.Length))
            {
                return false;
            }

            _message = message;
            return true;
        }
    }
}
