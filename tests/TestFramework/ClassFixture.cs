using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Reflection;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Set-up and clean-up of the class whose tests run now. Tests run one after the other, class by class.</summary>
[StackTraceHidden]
internal sealed class ClassFixture
{
    private static readonly List<string> CleanupFailures = new List<string>();
    private static ClassFixture? _current;

    private readonly Type _type;
    private Exception? _setupFailure;

    private ClassFixture(Type type)
    {
        _type = type;
    }

    /// <summary>Called before each test. Cleans up the class before, sets up this one, and throws what its set-up threw, for every test of the class.</summary>
    internal static void Enter(Type type)
    {
        if (_current?._type != type)
        {
            Leave();
            _current = new ClassFixture(type);
            _current.SetUp();
        }

        if (_current._setupFailure is SkipTestException skip)
        {
            throw new SkipTestException(skip.Message, skip);
        }

        if (_current._setupFailure is Exception failure)
        {
            throw new AssertFailedException("[Setup] of " + type.Name + " failed: " + failure, failure);
        }
    }

    /// <summary>Called after the last test. Throws when any clean-up of the run failed.</summary>
    internal static void Finish()
    {
        Leave();
        if (CleanupFailures.Count > 0)
        {
            string all = string.Join(Environment.NewLine, CleanupFailures);
            CleanupFailures.Clear();
            throw new AssertFailedException(all);
        }
    }

    private static void Leave()
    {
        if (_current != null && !(_current._setupFailure is SkipTestException))
        {
            _current.CleanUp();
        }

        _current = null;
    }

    private void SetUp()
    {
        try
        {
            foreach (MethodInfo method in DeviceRules.Marked(_type, typeof(SetupAttribute)))
            {
                DeviceRun.Invoke(method, Array.Empty<object>());
            }
        }
        catch (Exception exception)
        {
            _setupFailure = exception;
        }
    }

    private void CleanUp()
    {
        foreach (MethodInfo method in DeviceRules.Marked(_type, typeof(CleanupAttribute)))
        {
            try
            {
                DeviceRun.Invoke(method, Array.Empty<object>());
            }
            catch (Exception exception)
            {
                CleanupFailures.Add("[Cleanup] of " + _type.Name + " failed: " + exception);
            }
        }
    }
}
