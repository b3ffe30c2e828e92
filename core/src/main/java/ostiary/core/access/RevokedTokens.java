package ostiary.core.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The revocations that are still of use, in bounded memory. Not for several threads at once.
///
/// When there are more than it can hold, it forgets them all and takes every token that was issued so far for revoked:
/// honest clients refresh and go on, and a revoked session cannot refresh.
final class RevokedTokens {
    private final int most;
    private final Map<SessionId, Instant> sessions = new HashMap<>();
    private final Map<UserId, Instant> users = new HashMap<>();
    private Instant everyone = Instant.MIN;

    RevokedTokens(int most) {
        this.most = most;
    }

    /// What is there already is kept for longer: a session may be revoked once more, by somebody whom the first try
    /// failed.
    void add(Revocation revocation, Instant now) {
        switch (revocation) {
            case Revocation.OfSession(var sessionId) -> sessions.put(sessionId, now);
            case Revocation.OfUser(var userId, var until) -> users.merge(userId, until, RevokedTokens::later);
            case Revocation.OfEveryone(var until) -> everyone = later(everyone, until);
        }
        if (sessions.size() + users.size() > most) {
            refuseEveryoneUpTo(now);
        }
    }

    void refuseEveryoneUpTo(Instant now) {
        sessions.clear();
        users.clear();
        everyone = later(everyone, now);
    }

    boolean cover(AccessToken token) {
        return sessions.containsKey(token.sessionId())
                || isUpTo(token, users.getOrDefault(token.subject(), Instant.MIN))
                || isUpTo(token, everyone);
    }

    /// Forgets what only concerns tokens that have expired.
    void forgetBefore(Instant instant) {
        sessions.values().removeIf(instant::isAfter);
        users.values().removeIf(instant::isAfter);
    }

    /// To the second, as the token tells it: one issued in the very second counts as issued before.
    private static boolean isUpTo(AccessToken token, Instant until) {
        return token.issuedAt().getEpochSecond() <= until.getEpochSecond();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
