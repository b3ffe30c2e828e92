package ostiary.emulators.aws;

/// What became of a call.
public enum Outcome {
    /// The service carried it out, or answered with an error of its own, such as of a condition.
    ANSWERED,
    /// The caller's role does not allow it.
    DENIED,
    /// The service is in trouble.
    TROUBLED,
    /// It can't be judged here: an unknown key, service or operation, or a flaw of this model.
    UNMODELLED
}
