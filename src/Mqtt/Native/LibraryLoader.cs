using System.Reflection;
using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>Finds libmosquitto under the name it has on this operating system.</summary>
internal static class LibraryLoader
{
    private static readonly Lock Gate = new();
    private static bool _registered;
    private static nint _library;

    /// <summary>Makes every import of <see cref="Libmosquitto"/> come from the library found here.</summary>
    internal static void Register()
    {
        lock (Gate)
        {
            if (!_registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(LibraryLoader).Assembly, Resolve);
                _registered = true;
            }
        }
    }

    /// <summary>The loaded library.</summary>
    /// <exception cref="MqttLibraryNotFoundException">It is not installed.</exception>
    internal static nint Library()
    {
        lock (Gate)
        {
            if (_library == 0)
            {
                _library = Load(Candidates());
            }

            return _library;
        }
    }

    /// <summary>Loads the first of the named libraries that is there.</summary>
    /// <exception cref="MqttLibraryNotFoundException">None is.</exception>
    internal static nint Load(IReadOnlyList<string> candidates)
    {
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint library))
            {
                return library;
            }
        }

        throw new MqttLibraryNotFoundException(candidates);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        return name == Libmosquitto.Name ? Library() : 0;
    }

    private static string[] Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            string programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return ["mosquitto.dll", Path.Combine(programs, "mosquitto", "mosquitto.dll")];
        }

        if (OperatingSystem.IsMacOS())
        {
            // Homebrew's folders on Apple silicon and on Intel, then MacPorts: none is on the default search path.
            const string file = "libmosquitto.1.dylib";
            return [file, $"/opt/homebrew/lib/{file}", $"/usr/local/lib/{file}", $"/opt/local/lib/{file}"];
        }

        return ["libmosquitto.so.1", "libmosquitto.so"];
    }
}
