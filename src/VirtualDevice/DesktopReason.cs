using Firmware.Core;
using Mqtt;

namespace VirtualDevice;

/// <summary>The client's reasons in the words of the node.</summary>
internal static class DesktopReason
{
    /// <summary>Why there is no link.</summary>
    public static LinkReason ToLink(MqttReason reason) => reason switch
    {
        MqttReason.NameNotResolved => LinkReason.NameNotResolved,
        MqttReason.ConnectionRefused or MqttReason.Unreachable => LinkReason.Refused,
        MqttReason.NoConnack => LinkReason.NoConnack,
        MqttReason.RefusedProtocolVersion => LinkReason.BadProtocol,
        MqttReason.RefusedClientId => LinkReason.IdRejected,
        MqttReason.RefusedServerUnavailable => LinkReason.ServerUnavailable,
        MqttReason.RefusedBadCredentials => LinkReason.BadCredentials,
        MqttReason.RefusedNotAuthorised => LinkReason.NotAuthorized,
        MqttReason.KeepAliveTimeout => LinkReason.Silent,
        MqttReason.TlsUntrusted => LinkReason.TlsUntrusted,
        MqttReason.TlsExpired => LinkReason.TlsExpired,
        MqttReason.TlsNotYetValid => LinkReason.TlsNotYetValid,
        MqttReason.TlsWrongHost => LinkReason.TlsWrongHost,
        MqttReason.TlsNoCommonVersion => LinkReason.TlsNoCommonVersion,
        >= MqttReason.TlsFiles and <= MqttReason.TlsFailed => LinkReason.Tls,
        _ => LinkReason.Lost,
    };
}
