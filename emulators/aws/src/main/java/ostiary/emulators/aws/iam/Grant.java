package ostiary.emulators.aws.iam;

/// One action that one statement of a role allows on one resource: the least that can be taken away.
///
/// @param statement the place of the statement in the role, from 0
public record Grant(String role, int statement, String action, String resource) {
    boolean covers(Access access) {
        return Glob.ofAction(action).matches(access.action())
                && Glob.of(resource).matches(access.resource());
    }
}
