package ostiary.emulators.aws.iam;

/// Whoever asks for an access, as a resource-based policy names them.
///
/// @param kind `Service` or `AWS`
/// @param id a service such as `sns.amazonaws.com`, or an account, a role or a user by ARN
public record Principal(String kind, String id) {
    /// A service of AWS that acts for itself, such as `sns.amazonaws.com`.
    public static Principal service(String name) {
        return new Principal("Service", name);
    }

    /// An account, a role or a user.
    public static Principal aws(String arn) {
        return new Principal("AWS", arn);
    }
}
