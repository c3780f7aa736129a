namespace Firmware.Core
{
    /// <summary>One pin that measures a voltage. None of these methods throws.</summary>
    public interface IAnalog
    {
        /// <summary>Measures once.</summary>
        /// <returns>0 to <see cref="BatteryPart.FullCount"/>, or -1 if the pin cannot be read.</returns>
        int Read();

        /// <summary>Releases the pin. The next read acquires it again.</summary>
        void Release();
    }
}
