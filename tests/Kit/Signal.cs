namespace Kit;

/// <summary>Signals a process can be sent. The numbers are those of Linux; the last three differ on macOS.</summary>
public enum Signal
{
    /// <summary>SIGINT, what Ctrl-C sends.</summary>
    Interrupt = 2,

    /// <summary>SIGKILL: ends at once, nothing is cleaned up.</summary>
    Kill = 9,

    /// <summary>SIGTERM: please end.</summary>
    Terminate = 15,

    /// <summary>SIGUSR1, at which mosquitto saves what is persistent.</summary>
    User1 = 10,

    /// <summary>SIGCONT: goes on after Stop.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: stands still; the kernel goes on answering for its sockets.</summary>
    Stop = 19,
}
