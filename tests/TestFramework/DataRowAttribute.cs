using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>One set of arguments of a [TestMethod]. Each row is a test case of its own.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute : Attribute, Desktop.ITestDataSource
{
    /// <summary>The arguments of one run.</summary>
    /// <param name="methodParameters">One or more.</param>
    /// <exception cref="ArgumentNullException">Null in place of the arguments.</exception>
    /// <exception cref="ArgumentException">No argument.</exception>
    public DataRowAttribute(params object?[] methodParameters)
    {
        ArgumentNullException.ThrowIfNull(methodParameters);
        MethodParameters = methodParameters.Length > 0 ? methodParameters : throw new ArgumentException(null, nameof(methodParameters));
    }

    /// <summary>The arguments.</summary>
    public object?[] MethodParameters { get; }

    /// <summary>The one row that this attribute stands for.</summary>
    /// <param name="methodInfo">The test.</param>
    public IEnumerable<object?[]> GetData(MethodInfo methodInfo)
    {
        return new[] { MethodParameters };
    }

    /// <summary>The test's name with its arguments.</summary>
    /// <param name="methodInfo">The test.</param>
    /// <param name="data">The arguments.</param>
    public string GetDisplayName(MethodInfo methodInfo, object?[]? data)
    {
        return methodInfo.Name + " (" + string.Join(", ", (data ?? MethodParameters).Select(Show)) + ")";
    }

    private static string Show(object? value)
    {
        return value switch
        {
            null => "null",
            string text => "\"" + text + "\"",
            char sign => "'" + sign + "'",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
