using Mqtt.Native;

namespace Mqtt.Tests;

[TestClass]
public sealed class LibraryTests
{
    [TestMethod]
    public void A_missing_library_says_what_to_install()
    {
        MqttLibraryNotFoundException exception = Assert.ThrowsExactly<MqttLibraryNotFoundException>(
            () => LibraryLoader.Load(["libmosquitto-not-there.so.1", "libmosquitto-not-there.so"]));

        Assert.Contains("libmosquitto-not-there.so.1, libmosquitto-not-there.so", exception.Message);
        Assert.Contains("nstall", exception.Message);
    }

    [TestMethod]
    public unsafe void The_library_is_version_2()
    {
        int major;
        int minor;
        int revision;
        _ = Libmosquitto.LibraryVersion(&major, &minor, &revision);

        Assert.AreEqual(2, major);
    }
}
