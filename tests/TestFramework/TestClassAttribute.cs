using System;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class whose tests run on the device and on the desktop.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Desktop.TestClassAttribute
{
}
