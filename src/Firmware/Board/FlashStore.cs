using System;
using System.IO;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// The slots as files on the internal drive: littlefs, which shares its partition with the stored Wi-Fi settings.
    /// Only the files of <see cref="StoreSlot"/> are touched.
    /// </summary>
    internal sealed class FlashStore : ISettingsStore
    {
        private const string Drive = "I:\\";

        /// <inheritdoc/>
        public int Read(int slot, byte[] into)
        {
            try
            {
                string path = Drive + StoreSlot.FileOf(slot);
                if (!File.Exists(path))
                {
                    return 0;
                }

                byte[] data = File.ReadAllBytes(path);
                Array.Copy(data, into, data.Length < into.Length ? data.Length : into.Length);
                return data.Length;
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(int slot, byte[] data, int length)
        {
            try
            {
                byte[] exact = new byte[length];
                Array.Copy(data, exact, length);
                File.WriteAllBytes(Drive + StoreSlot.FileOf(slot), exact);

                // Files that were closed keep their memory until they are finalised, and a flood of settings leaves no pause for that.
                GC.WaitForPendingFinalizers();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
