namespace Firmware.Core.Tests
{
    /// <summary>A wall clock that a test sets.</summary>
    public sealed class FakeClock : IClock
    {
        public long UnixSeconds { get; set; }
    }
}
