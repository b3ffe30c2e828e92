package ostiary.emulators.aws;

/// The outcome of a call.
public enum Outcome {
    /// The service performed the operation or returned an error of its own, such as a failed condition check.
    ANSWERED,
    /// The policies of the caller's role do not allow the call.
    DENIED,
    /// A test has put the service into an outage.
    TROUBLED,
    /// The call could not be judged: its key, service or operation is unknown, or the emulator has a bug.
    UNMODELLED
}
