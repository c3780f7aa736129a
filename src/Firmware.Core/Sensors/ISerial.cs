namespace Firmware.Core
{
    /// <summary>What a part says on a serial line by itself. None of these methods throws.</summary>
    public interface ISerial
    {
        /// <summary>Forgets what has come so far: it is old.</summary>
        /// <returns>False if the line cannot be used.</returns>
        bool Discard();

        /// <summary>Reads what has come since.</summary>
        /// <param name="into">Receives the bytes; what does not fit stays for the next read.</param>
        /// <returns>How many came: 0 if none.</returns>
        int Read(byte[] into);

        /// <summary>Waits for more.</summary>
        /// <param name="milliseconds">A few.</param>
        void Pause(int milliseconds);

        /// <summary>Releases the line. The next use acquires it again.</summary>
        void Release();
    }
}
