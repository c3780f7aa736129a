namespace Mqtt.Native;

/// <summary>What a call of libmosquitto answered.</summary>
/// <param name="Code">enum mosq_err_t; below 0 is no error.</param>
/// <param name="Error">errno right after the call; it means something only where the code says so.</param>
internal readonly record struct NativeResult(int Code, int Error)
{
    /// <summary>True when the connection is as it was.</summary>
    internal bool IsSuccess => Code <= Libmosquitto.Success;
}
