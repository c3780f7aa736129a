using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// What the device runner needs of a test assembly and does not say when it is missing: there a test that breaks a rule is
/// passed over or reads garbage. Here every test of the assembly fails and names the fault.
/// </summary>
public static class DeviceRules
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly ConditionalWeakTable<Assembly, string> Checked = new ConditionalWeakTable<Assembly, string>();

    /// <summary>Every fault of an assembly's tests, one sentence each. Empty when it may run on the device.</summary>
    /// <param name="types">The types of the assembly.</param>
    public static string[] Faults(IEnumerable<Type> types)
    {
        return types.Where(HasTests).SelectMany(type => OfClass(type).Concat(Methods(type).SelectMany(OfMethod)).Select(fault => type.Name + fault)).ToArray();
    }

    /// <summary>The methods of a class that carry an attribute, in the order of the source.</summary>
    internal static IEnumerable<MethodInfo> Marked(Type type, Type attribute)
    {
        return type.GetMethods(Declared).Where(method => method.IsDefined(attribute, false)).OrderBy(method => method.MetadataToken);
    }

    internal static void Require(Assembly assembly)
    {
        string faults = Checked.GetValue(assembly, checkedNow => string.Join(Environment.NewLine, Faults(checkedNow.GetTypes())));
        if (faults.Length > 0)
        {
            throw new AssertFailedException("These tests cannot run on the device:" + Environment.NewLine + faults);
        }
    }

    private static bool HasTests(Type type)
    {
        return type.IsDefined(typeof(TestClassAttribute), false) || Methods(type).Any();
    }

    private static IEnumerable<MethodInfo> Methods(Type type)
    {
        Type[] attributes = { typeof(TestMethodAttribute), typeof(DataRowAttribute), typeof(SetupAttribute), typeof(CleanupAttribute) };
        return attributes.SelectMany(attribute => Marked(type, attribute)).Distinct();
    }

    private static IEnumerable<string> OfClass(Type type)
    {
        if (!type.IsDefined(typeof(TestClassAttribute), false))
        {
            yield return " has tests and no [TestClass]";
        }

        if (!type.IsVisible || type.IsAbstract || type.IsGenericType || type.BaseType != typeof(object))
        {
            yield return " is not a plain public class: no static, abstract, generic or derived one";
        }

        foreach (FieldInfo field in type.GetFields(Declared).Where(field => !field.IsStatic))
        {
            yield return "." + field.Name + " is an instance field: the device runner has no instance, use static";
        }

        foreach (IGrouping<string, MethodInfo> name in Methods(type).GroupBy(method => method.Name).Where(name => name.Count() > 1))
        {
            yield return "." + name.Key + " exists more than once: reports could not tell them apart";
        }
    }

    private static IEnumerable<string> OfMethod(MethodInfo method)
    {
        if (!method.IsPublic || method.IsStatic || method.IsGenericMethod || method.ReturnType != typeof(void)
            || method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            yield return "." + method.Name + " is not a public void instance method";
        }

        DataRowAttribute[] rows = method.GetCustomAttributes<DataRowAttribute>(false).ToArray();
        if (rows.Length > 0 && !method.IsDefined(typeof(TestMethodAttribute)))
        {
            yield return "." + method.Name + " has [DataRow] without [TestMethod]: the device would run it, the desktop would not";
        }

        if (rows.Length == 0 && method.GetParameters().Length > 0)
        {
            yield return "." + method.Name + " has parameters and no [DataRow]";
        }

        foreach (DataRowAttribute row in rows.Where(row => !Fits(row.MethodParameters, method.GetParameters())))
        {
            yield return "." + row.GetDisplayName(method, null) + " does not have the types of the parameters: the device converts nothing";
        }
    }

    private static bool Fits(object?[] arguments, ParameterInfo[] parameters)
    {
        return arguments.Length == parameters.Length
            && arguments.Zip(
                parameters, (argument, parameter) => argument == null ? !parameter.ParameterType.IsValueType : Fits(argument, parameter.ParameterType))
                .All(fits => fits);
    }

    private static bool Fits(object argument, Type parameter)
    {
        return parameter.IsValueType ? parameter == argument.GetType() : parameter.IsInstanceOfType(argument);
    }
}
