using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Marks a test. With parameters it also needs a [DataRow] for each set of arguments.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Desktop.TestMethodAttribute
{
    /// <summary>A test; the compiler tells where it stands.</summary>
    /// <param name="file">Source file.</param>
    /// <param name="line">Line in it.</param>
    public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : base(file, line)
    {
    }

    /// <summary>Runs the test the way the device runner does: rules first, then the class's set-up, then the method without an instance.</summary>
    /// <param name="testMethod">The test as MSTest found it, with the arguments of its row.</param>
    public override Task<Desktop.TestResult[]> ExecuteAsync(Desktop.ITestMethod testMethod)
    {
        return Task.FromResult(new[] { DeviceRun.Execute(testMethod.MethodInfo, testMethod.Arguments) });
    }
}
