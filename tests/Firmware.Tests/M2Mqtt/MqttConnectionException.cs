using System;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>There is no connection.</summary>
public sealed class MqttConnectionException(string message, Exception innerException) : Exception(message, innerException);
