package ostiary.core.session;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.access.AdminRole;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.SessionPolicy;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserClaims;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// One login of one user on one device. Immutable; the changing part is in [SessionSnapshot].
///
/// @param scopes granted to its access tokens
/// @param roles the user's roles at login
/// @param amr how the user proved who they are (RFC 8176)
/// @param policy the client's policy at login
/// @param endsAt the absolute end of the session
/// @param authTime when the user proved who they are: earlier than the start where a browser was signed in already
/// @param audience the one resource that its access tokens are for (RFC 8707); empty for the service's own audience
/// @param userInfo the claims that user info tells beside those of the scopes
/// @param browser the session of the browser in which a client got it; empty of one that began without
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
        Instant endsAt,
        Instant authTime,
        Optional<String> audience,
        Set<String> userInfo,
        Optional<SessionId> browser) {

    /// By this scope a client of somebody else learns the roles that the operator has given a user.
    private static final String ROLES = "roles";

    /// A login with tokens for the service's own audience.
    public Session(
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
        this(
                id,
                userId,
                clientId,
                scopes,
                roles,
                amr,
                policy,
                device,
                startedAt,
                endsAt,
                startedAt,
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    /// The same session with the roles that an operator has given its user meanwhile.
    public Session with(UserStatus status) {
        return status.roles().map(this::withRoles).orElse(this);
    }

    /// The same session with no more than its client may have now: scopes that it is registered for, and
    /// roles if it is the service's owner's own or has the scope for them. The scope of operators is among them for
    /// those alone who have the role. Empty if the client is another one
    /// by that id, or may no longer have tokens for the session's resource.
    public Optional<Session> within(RegisteredClient client) {
        boolean isFor = audience.stream().allMatch(client.resources()::contains);
        if (startedAt.isBefore(client.createdAt()) || !isFor) {
            return Optional.empty();
        }
        var left = AdminRole.within(scopes, client.isFirstParty(), roles);
        left.retainAll(client.scopes());
        var told = new LinkedHashSet<>(userInfo);
        told.retainAll(UserClaims.of(client.scopes()));
        return Optional.of(with(left, client.isFirstParty() || left.contains(ROLES) ? roles : Set.of(), told));
    }

    /// The same session as if a client had got it by this one of the browser.
    Session of(SessionId nextBrowser) {
        return new Session(
                id,
                userId,
                clientId,
                scopes,
                roles,
                amr,
                policy,
                device,
                startedAt,
                endsAt,
                authTime,
                audience,
                userInfo,
                Optional.of(nextBrowser));
    }

    private Session withRoles(Set<String> given) {
        return with(scopes, given, userInfo);
    }

    private Session with(Set<String> granted, Set<String> given, Set<String> told) {
        return new Session(
                id, userId, clientId, granted, given, amr, policy, device, startedAt, endsAt, authTime, audience, told,
                browser);
    }
}
