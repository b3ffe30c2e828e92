package ostiary.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.UserId;

/// Whom a valid access token speaks for, and the scopes it grants.
///
/// @param clientId the application that the token was issued to
/// @param authTime when the user last proved who they are; of a client empty
/// @param amr how the user proved it (RFC 8176)
public record Principal(
        Subject subject,
        SessionId sessionId,
        String clientId,
        Set<String> scopes,
        Set<String> roles,
        Optional<Instant> authTime,
        List<String> amr) {

    /// Nothing is known of how they proved who they are.
    public Principal(
            Subject subject,
            SessionId sessionId,
            String clientId,
            Set<String> scopes,
            Set<String> roles,
            Optional<Instant> authTime) {
        this(subject, sessionId, clientId, scopes, roles, authTime, List.of());
    }

    /// A user.
    public Principal(
            UserId user,
            SessionId sessionId,
            String clientId,
            Set<String> scopes,
            Set<String> roles,
            Instant authTime) {
        this(new Subject.OfUser(user), sessionId, clientId, scopes, roles, Optional.of(authTime));
    }

    /// The user.
    ///
    /// @throws IllegalStateException if a client speaks for itself
    public UserId userId() {
        return subject.user().orElseThrow(() -> new IllegalStateException("not a user: " + subject));
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }
}
