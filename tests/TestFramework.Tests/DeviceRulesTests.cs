using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.TestFramework;
using Assert = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;
using Device = nanoFramework.TestFramework;
using TestClass = Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute;
using TestMethod = Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute;

namespace TestFramework.Tests;

/// <summary>Each thing that the device runner would pass over in silence is named.</summary>
[TestClass]
public class DeviceRulesTests
{
    [TestMethod]
    public void Every_broken_rule_is_named()
    {
        string faults = string.Join("\n", DeviceRules.Faults(new[] { typeof(Broken) }));

        Assert.Contains("Broken has tests and no [TestClass]", faults);
        Assert.Contains("Broken is not a plain public class", faults);
        Assert.Contains("Broken._state is an instance field", faults);
        Assert.Contains("Broken.Twice exists more than once", faults);
        Assert.Contains("Broken.Hidden is not a public void instance method", faults);
        Assert.Contains("Broken.Static is not a public void instance method", faults);
        Assert.Contains("Broken.Later is not a public void instance method", faults);
        Assert.Contains("Broken.NoRows has parameters and no [DataRow]", faults);
        Assert.Contains("Broken.OnlyRows has [DataRow] without [TestMethod]", faults);
        Assert.Contains("Broken.Types (1) does not have the types", faults);
        Assert.Contains("Broken.Types (1, 2) does not have the types", faults);
        Assert.DoesNotContain("Fine", faults);
        Assert.HasCount(11, faults.Split('\n'));
    }

    [TestMethod]
    public void A_class_without_tests_has_no_rules()
    {
        Assert.IsEmpty(DeviceRules.Faults(new[] { typeof(DeviceRulesTests) }));
    }

#pragma warning disable MSTEST0030 // It must not be found as a test class.
    private sealed class Broken
#pragma warning restore MSTEST0030
    {
        private readonly int _state = 1;

        [Device.TestMethod]
        public void Fine()
        {
            Assert.AreEqual(1, _state);
        }

        [Device.TestMethod]
        public static void Static()
        {
        }

        [Device.TestMethod]
        public async Task Later()
        {
            await Task.Yield();
        }

        [Device.TestMethod]
        public void NoRows(int number)
        {
        }

        [Device.DataRow(1)]
        public void OnlyRows(int number)
        {
        }

        [Device.TestMethod]
        [Device.DataRow(1)]
        [Device.DataRow(1, 2)]
        [Device.DataRow(1L)]
        public void Types(long number)
        {
        }

        [Device.TestMethod]
        public void Twice()
        {
        }

        [Device.TestMethod]
        [Device.DataRow(1)]
        public void Twice(int number)
        {
        }

        [Device.Setup]
        internal void Hidden()
        {
        }
    }
}
