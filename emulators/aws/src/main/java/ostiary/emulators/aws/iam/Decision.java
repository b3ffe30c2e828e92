package ostiary.emulators.aws.iam;

/// The result of a policy evaluation (IAM User Guide, "Policy evaluation logic").
public enum Decision {
    ALLOWED,
    /// A statement denies the access, which overrides any that allow it.
    EXPLICITLY_DENIED,
    /// No statement allows the access.
    IMPLICITLY_DENIED,
    /// The template's policies allow the access, and a test has withheld the grant.
    WITHHELD
}
