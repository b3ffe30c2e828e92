package ostiary.emulators.aws;

import java.util.List;
import ostiary.emulators.aws.iam.Access;

/// The record of one call to AWS. It omits the content of the request.
///
/// @param role the name of the caller's role
/// @param operation such as `dynamodb:TransactWriteItems`, or the service alone if the call was stopped
/// before its operation was read
/// @param needs the permissions that the call required; empty if it was stopped before they were determined
/// @param status the HTTP status of the response, or 0 if there was none
public record Call(String role, String operation, List<Access> needs, Outcome outcome, int status) {
    /// Whether the call required permission for `action` on any resource.
    public boolean needs(String action) {
        return needs.stream().anyMatch(access -> access.action().equals(action));
    }
}
