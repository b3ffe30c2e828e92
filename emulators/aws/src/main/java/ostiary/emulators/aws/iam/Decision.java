package ostiary.emulators.aws.iam;

/// Whether a role may do what it asks to do, and else why not (IAM User Guide, "Policy evaluation logic").
public enum Decision {
    ALLOWED,
    /// A statement denies it, whatever others allow.
    EXPLICITLY_DENIED,
    /// No statement allows it.
    IMPLICITLY_DENIED,
    /// The template allows it; a test has taken that away for a while.
    WITHHELD
}
