package ostiary.core.access;

import java.time.Instant;
import java.util.Set;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The user and client that a valid access token speaks for, and the scopes it grants.
///
/// @param clientId the application that the token was issued to
/// @param authTime when the user last proved who they are
public record Principal(
        UserId userId, SessionId sessionId, String clientId, Set<String> scopes, Set<String> roles, Instant authTime) {

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }
}
