namespace BrokerSetup;

/// <summary>The lines of mosquitto.conf(5).</summary>
internal static class MosquittoConfiguration
{
    // What a node takes is 1 KiB at most; what it says to Home Assistant is below 5 KB.
    private const int LongestMessage = 8192;

    /// <summary>For a broker that has the files in a folder.</summary>
    internal static IEnumerable<string> For(string files, BrokerOptions options) =>
    [
        "per_listener_settings true",
        "persistence true",
        $"message_size_limit {LongestMessage}",
        "max_queued_messages 1000",
        .. Listener(files, options, options.Port, "nodes", userIsClientId: true),
        .. Listener(files, options, options.OperatorPort, "operators", userIsClientId: false),
    ];

    /// <summary>The same for the broker that is started here.</summary>
    internal static IEnumerable<string> ForThisMachine(BrokerFolder folder, BrokerOptions options) =>
    [
        .. For(folder.Path, options),
        $"persistence_location {folder.Sessions}{Path.DirectorySeparatorChar}",

        // Started as root, mosquitto would switch to another user, who may not read these files.
        .. OperatingSystem.IsWindows() ? Array.Empty<string>() : [$"user {Environment.UserName}"],
        "log_dest stderr",
        "log_type error",
        "log_type warning",
        "log_type notice",
        "log_type information",
    ];

    // The client id of a node is its user, whatever it says: nobody takes over the session of another.
    private static string[] Listener(string files, BrokerOptions options, int port, string door, bool userIsClientId) =>
    [
        $"listener {port} {options.Bind}",
        "allow_anonymous false",
        $"password_file {files}/{door}.passwords",
        $"acl_file {files}/{door}.acl",
        $"certfile {files}/server.pem",
        $"keyfile {files}/server.key",
        "tls_version tlsv1.2",
        $"use_username_as_clientid {(userIsClientId ? "true" : "false")}",
    ];
}
