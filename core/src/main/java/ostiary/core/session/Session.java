package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import ostiary.core.client.SessionPolicy;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// One login of one user on one device. Immutable; the changing part is in [SessionSnapshot].
///
/// @param scopes granted to its access tokens
/// @param roles the user's roles at login
/// @param amr how the user proved who they are (RFC 8176)
/// @param policy the client's policy at login
/// @param endsAt the absolute end of the session
public record Session(
        SessionId id,
        UserId userId,
        String clientId,
        Set<String> scopes,
        Set<String> roles,
        List<String> amr,
        SessionPolicy policy,
        Device device,
        Instant startedAt,
        Instant endsAt) {

    /// The same session with the roles that an operator has given its user meanwhile.
    Session with(UserStatus status) {
        return status.roles().map(this::withRoles).orElse(this);
    }

    private Session withRoles(Set<String> given) {
        return new Session(id, userId, clientId, scopes, given, amr, policy, device, startedAt, endsAt);
    }
}
