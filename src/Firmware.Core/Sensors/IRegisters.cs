namespace Firmware.Core
{
    /// <summary>The registers of one part on an I2C bus. None of these methods throws.</summary>
    public interface IRegisters
    {
        /// <summary>Reads a run of registers in one transfer.</summary>
        /// <param name="first">Address of the first register.</param>
        /// <param name="into">Receives as many bytes as its length.</param>
        /// <returns>False if the part did not acknowledge all of it; then the bytes are meaningless.</returns>
        bool Read(int first, byte[] into);

        /// <summary>Writes one register.</summary>
        /// <returns>False if the part did not acknowledge it.</returns>
        bool Write(int register, int value);

        /// <summary>Waits for the part.</summary>
        /// <param name="milliseconds">A few.</param>
        void Pause(int milliseconds);

        /// <summary>Releases the bus. The next transfer acquires it again.</summary>
        void Release();
    }
}
