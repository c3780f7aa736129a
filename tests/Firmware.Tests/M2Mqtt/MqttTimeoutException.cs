using System;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The library has it and never throws it.</summary>
public sealed class MqttTimeoutException : Exception;
