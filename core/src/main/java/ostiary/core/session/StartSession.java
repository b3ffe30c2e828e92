package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.key.HmacKeys;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.EndReason;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// Use case: a session starts for a user who has logged in.
///
/// The session is stored first and the user's status read after it. So whoever disables a user, or ends all their
/// sessions, meets each login either before its read or by its session.
public final class StartSession {
    private final SessionStore sessions;
    private final UserStatusStore users;
    private final SessionLimit limit;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final AccessTokenSigner signer;
    private final AuditLog audit;

    /// @param most how many sessions a user may have open
    public StartSession(
            SessionStore sessions,
            UserStatusStore users,
            EndSession endSession,
            int most,
            RefreshTokens tokens,
            HmacKeys keys,
            AccessTokenSigner signer,
            RandomGenerator random,
            AuditLog audit) {
        this.sessions = sessions;
        this.users = users;
        this.limit = new SessionLimit(most, sessions, endSession, random);
        this.tokens = tokens;
        this.keys = keys;
        this.signer = signer;
        this.audit = audit;
    }

    /// Starts a session for a login that has just begun.
    public Optional<IssuedTokens> start(
            UserId userId, Set<String> roles, List<String> amr, Client client, Device device, Instant now) {
        return start(userId, roles, amr, client, device, now, now);
    }

    /// Starts a session on `device`. Empty if the user is disabled, about to be deleted or gone, or has logged out
    /// everywhere since the login began.
    ///
    /// @param roles of the login; those that an operator has given the user take their place
    /// @param amr how the user proved who they are (RFC 8176)
    /// @param since when the login began: earlier than now where a code came after the password
    /// @throws UnavailableException if the user is logging out everywhere at this very moment
    public Optional<IssuedTokens> start(
            UserId userId,
            Set<String> roles,
            List<String> amr,
            Client client,
            Device device,
            Instant since,
            Instant now) {
        var issuer = TokenIssuer.at(now, signer);
        var session = new Session(
                SessionId.at(now),
                userId,
                client.id(),
                client.scopes(),
                roles,
                amr,
                client.policy(),
                device,
                now,
                now.plus(client.policy().absolute()));
        var key = keys.current(now);
        var first = tokens.first(session.userId(), session.id(), key);
        sessions.start(SessionSnapshot.starting(session, first.hash(), key.id()));
        return admit(session, since).map(status -> {
            limit.apply(session, status, now);
            audit.record(new AuditEvent.LoggedIn(session.userId(), session.id(), client.id()));
            return issuer.issue(session.with(status), status.claims(), first);
        });
    }

    /// No token of a refused session was issued, so the feed need not hear of it.
    private Optional<UserStatus> admit(Session session, Instant since) {
        var known = users.findStatus(session.userId())
                .filter(user -> !user.disabled() && user.deletesAt().isEmpty());
        if (known.filter(user -> user.isOver(session.id().value(), session.startedAt()))
                .isPresent()) {
            throw new UnavailableException("the user logs out everywhere at this moment", null);
        }
        var status = known.filter(user -> !user.isOver(session.id().value(), since));
        if (status.isEmpty()) {
            sessions.end(session.userId(), session.id(), EndReason.REVOKED, session.startedAt());
        } else if (status.get().untouched()) {
            users.touch(session.userId());
        }
        return status;
    }
}
