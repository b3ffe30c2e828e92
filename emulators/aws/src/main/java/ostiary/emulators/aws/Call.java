package ostiary.emulators.aws;

import java.util.List;
import ostiary.emulators.aws.iam.Access;

/// One call that a function made, without what it sent.
///
/// @param role the name of the caller's role
/// @param operation such as `dynamodb:TransactWriteItems`; only the service if it got no further
/// @param needs what the caller had to be allowed; empty if it got no further
/// @param status of the answer; 0 if there was none
public record Call(String role, String operation, List<Access> needs, Outcome outcome, int status) {
    /// Whether it needed this action, on whatever resource.
    public boolean needs(String action) {
        return needs.stream().anyMatch(access -> access.action().equals(action));
    }
}
