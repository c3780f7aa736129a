namespace Firmware.Core
{
    /// <summary>One part on an I2C bus: its registers, or its commands where it has none. None of these methods throws.</summary>
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

        /// <summary>Writes a command to a part without registers.</summary>
        /// <returns>False when the part did not acknowledge all of it.</returns>
        bool Send(byte[] command);

        /// <summary>Reads what a part without registers has to say.</summary>
        /// <param name="into">Receives as many bytes as its length.</param>
        /// <returns>False when the part did not acknowledge: it is not ready, or not there. Then the bytes mean nothing.</returns>
        bool Receive(byte[] into);

        /// <summary>Waits for the part.</summary>
        /// <param name="milliseconds">A few; half a second at most.</param>
        void Pause(int milliseconds);

        /// <summary>Releases the bus. The next transfer acquires it again.</summary>
        void Release();
    }
}
