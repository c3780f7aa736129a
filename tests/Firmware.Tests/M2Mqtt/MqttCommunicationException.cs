using System;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The connection ended, or nothing came on it.</summary>
public sealed class MqttCommunicationException : Exception;
