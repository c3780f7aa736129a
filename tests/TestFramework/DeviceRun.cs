using System;
using System.Diagnostics;
using System.IO;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>One test, run under the device runner's conditions and reported to MSTest.</summary>
[StackTraceHidden]
internal static class DeviceRun
{
    internal static Desktop.TestResult Execute(MethodInfo method, object?[]? arguments)
    {
        Desktop.TestResult result = new Desktop.TestResult();
        Stopwatch watch = Stopwatch.StartNew();
        TextWriter console = Console.Out;
        StringWriter output = new StringWriter();
        Console.SetOut(output);
        try
        {
            DeviceRules.Require(method.DeclaringType!.Assembly);
            ClassFixture.Enter(method.DeclaringType);
            Invoke(method, arguments ?? Array.Empty<object>());
            result.Outcome = Desktop.UnitTestOutcome.Passed;
        }
        catch (Exception exception)
        {
            result.Outcome = exception is SkipTestException ? Desktop.UnitTestOutcome.Inconclusive : Desktop.UnitTestOutcome.Failed;
            result.TestFailureException = exception is Desktop.UnitTestAssertException ? exception : new UnexpectedException(exception);
        }
        finally
        {
            Console.SetOut(console);
        }

        result.LogOutput = output.ToString();
        result.Duration = watch.Elapsed;
        return result;
    }

    /// <summary>Calls an instance method with a null <c>this</c>, as the device runner does: a test that reads instance state fails here too.</summary>
    internal static void Invoke(MethodInfo method, object?[] arguments)
    {
        Type signature = Expression.GetActionType(Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType));
        Delegate call = Delegate.CreateDelegate(signature, null, method);
        if (call is Action action)
        {
            action();
            return;
        }

        try
        {
            call.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException != null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
        }
    }
}
