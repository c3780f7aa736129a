using System;
using System.Reflection;

namespace Firmware
{
    /// <summary>What M2Mqtt gives no other access to. A field that another version does not have is passed over.</summary>
    internal static class PrivateField
    {
        /// <summary>The field; null when there is none of that name.</summary>
        public static FieldInfo Of(Type type, string name) => type.GetField(name, BindingFlags.NonPublic | BindingFlags.Instance);

        /// <summary>Sets the field of an object.</summary>
        public static void Set(Type type, object of, string name, object value) => Of(type, name)?.SetValue(of, value);
    }
}
