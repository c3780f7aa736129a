namespace Firmware.Core
{
    /// <summary>A 1-Wire bus, byte by byte. None of these methods throws.</summary>
    public interface IOneWire
    {
        /// <summary>Resets every part on the bus.</summary>
        /// <returns>Whether at least one answered.</returns>
        bool Reset();

        /// <summary>Writes a byte.</summary>
        /// <returns>False if the bus cannot be used, or carried something else.</returns>
        bool Write(int value);

        /// <summary>Reads a byte: 0xFF where nobody drives the bus.</summary>
        int Read();

        /// <summary>Waits.</summary>
        /// <param name="milliseconds">A second at most.</param>
        void Pause(int milliseconds);

        /// <summary>Releases the bus. The next use acquires it again.</summary>
        void Release();
    }
}
