namespace Mqtt;

/// <summary>
/// TLS 1.2 or 1.3. The broker's certificate is always verified against the CA, the dates and the host name given to
/// <see cref="MqttClient.Connect"/>; nothing turns that off.
/// </summary>
/// <param name="CaFile">PEM file with the CA certificates to trust; null trusts those that this machine trusts.</param>
/// <param name="CertificateFile">PEM file with the client certificate and its chain, or null.</param>
/// <param name="KeyFile">PEM file with the private key of the client certificate, not encrypted. Given exactly when the certificate is.</param>
public sealed record MqttTls(string? CaFile, string? CertificateFile = null, string? KeyFile = null);
