namespace Firmware.Core
{
    /// <summary>Reads the members of one kind of message.</summary>
    public interface IMemberReader
    {
        /// <summary>Reads the member at which the <see cref="MessageParser"/> stands; it is not the <c>id</c>.</summary>
        /// <param name="setting">The setting that it is about; -1 for none.</param>
        ConfigError ReadMember(out int setting);
    }
}
