using System.IO;
using System.Reflection;
using System.Xml.Linq;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.M2Mqtt;

namespace Firmware.Tests;

[TestClass]
public sealed class InternalsTests
{
    // Whoever changes a version looks the names up in that version's source, in the stand-in, and here.
    private const string MqttVersion = "5.1.220";
    private const string NetVersion = "1.11.60";

    [TestMethod]
    [DataRow("nanoFramework.M2Mqtt", MqttVersion)]
    [DataRow("nanoFramework.System.Net", NetVersion)]
    public void The_private_fields_are_those_of_the_versions_in_the_image(string package, string version)
    {
        XDocument packages = XDocument.Load(Path.Combine(Repository.Root, "src", "Firmware", "packages.config"));

        XElement entry = System.Linq.Enumerable.Single(packages.Root.Elements("package"), one => (string)one.Attribute("id") == package);

        Assert.AreEqual(
            version, (string)entry.Attribute("version"), $"Look up {M2MqttInternals.ChannelField} and {M2MqttInternals.ErrorCodeField} in this version.");
    }

    [TestMethod]
    public void The_stand_in_has_its_connection_in_the_same_field()
    {
        FieldInfo field = typeof(MqttClient).GetField(M2MqttInternals.ChannelField, BindingFlags.NonPublic | BindingFlags.Instance);

        Assert.AreEqual(typeof(IMqttNetworkChannel), field.FieldType);
    }
}
