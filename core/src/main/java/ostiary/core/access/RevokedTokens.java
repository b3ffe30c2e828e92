package ostiary.core.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The revocations still in force, in bounded memory. Not thread-safe.
///
/// When they are too many it drops them all and treats every token issued so far as revoked: honest clients refresh and
/// go on, and a revoked session cannot refresh.
final class RevokedTokens {
    /// The limit takes about 50 MB. One partition of a table takes 1,000 writes a second, and 660,000 while
    /// revocations are kept.
    static final int MOST = 400_000;

    private final int most;
    private final Map<SessionId, Instant> sessions = new HashMap<>();
    private final Map<UserId, Instant> users = new HashMap<>();
    private final Map<UserId, Instant> sessionsOf = new HashMap<>();
    private final Map<String, Instant> clients = new HashMap<>();
    private Instant everyone = Instant.MIN;

    RevokedTokens(int most) {
        this.most = most;
    }

    /// A repeated revocation extends the entry: a caller whose first attempt failed may revoke the session again.
    void add(Revocation revocation, Instant now) {
        switch (revocation) {
            case Revocation.OfSession(var sessionId) -> sessions.put(sessionId, now);
            case Revocation.OfUser(var userId, var until) -> users.merge(userId, until, RevokedTokens::later);
            case Revocation.OfSessionsOf(var userId, var startedBy) ->
                sessionsOf.merge(userId, startedBy, RevokedTokens::later);
            case Revocation.OfClient(var clientId, var until) -> clients.merge(clientId, until, RevokedTokens::later);
            case Revocation.OfEveryone(var until) -> everyone = later(everyone, until);
        }
        if (sessions.size() + users.size() + sessionsOf.size() + clients.size() > most) {
            sessions.clear();
            users.clear();
            sessionsOf.clear();
            clients.clear();
            refuseEveryoneUpTo(now);
        }
    }

    void refuseEveryoneUpTo(Instant instant) {
        everyone = later(everyone, instant);
    }

    boolean cover(AccessToken token) {
        return sessions.containsKey(token.sessionId())
                || token.subject().user().filter(user -> covers(user, token)).isPresent()
                || isUpTo(token, clients.getOrDefault(token.clientId(), Instant.MIN))
                || isUpTo(token, everyone);
    }

    private boolean covers(UserId user, AccessToken token) {
        return isUpTo(token, users.getOrDefault(user, Instant.MIN))
                || isOfSessionBy(token, sessionsOf.getOrDefault(user, Instant.MIN));
    }

    /// Removes entries that concern only expired tokens.
    void forgetBefore(Instant instant) {
        sessions.values().removeIf(instant::isAfter);
        users.values().removeIf(instant::isAfter);
        sessionsOf.values().removeIf(instant::isAfter);
        clients.values().removeIf(instant::isAfter);
    }

    /// Tokens carry whole seconds: one issued in the same second counts as issued before.
    private static boolean isUpTo(AccessToken token, Instant until) {
        return token.issuedAt().getEpochSecond() <= until.getEpochSecond();
    }

    /// Of the session of a login in the same second, the tokens of later seconds are good.
    private static boolean isOfSessionBy(AccessToken token, Instant startedBy) {
        boolean isEarlier = token.authTime()
                .filter(time -> time.getEpochSecond() < startedBy.getEpochSecond())
                .isPresent();
        return isEarlier || isUpTo(token, startedBy);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
