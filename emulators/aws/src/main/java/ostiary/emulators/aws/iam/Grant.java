package ostiary.emulators.aws.iam;

/// An action that a statement of a role allows on a resource. It is the smallest permission that a test can withhold.
///
/// @param statement the zero-based index of the statement in the role
public record Grant(String role, int statement, String action, String resource) {
    boolean covers(Access access) {
        return Glob.ofAction(action).matches(access.action())
                && Glob.of(resource).matches(access.resource());
    }
}
