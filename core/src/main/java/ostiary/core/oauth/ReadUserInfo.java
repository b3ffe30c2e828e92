package ostiary.core.oauth;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import ostiary.core.access.RevocationList;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.user.User;
import ostiary.core.user.UserClaims;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: a client asks who the user of its access token is (OpenID Connect Core §5.3). It reads the session itself,
/// so that a token is dead here the moment its session ends, and the feed for what concerns more than one.
public final class ReadUserInfo {
    private final AccessTokenVerifier verifier;
    private final RevocationList revocations;
    private final OpenSessions openSessions;
    private final UserStore users;
    private final InstantSource clock;

    public ReadUserInfo(
            AccessTokenVerifier verifier,
            RevocationList revocations,
            SessionStore sessions,
            UserStatusStore statuses,
            UserStore users,
            InstantSource clock) {
        this.verifier = verifier;
        this.revocations = revocations;
        this.openSessions = new OpenSessions(sessions, statuses);
        this.users = users;
        this.clock = clock;
    }

    /// Reads the user behind a token.
    ///
    /// @param token as it was sent; may be anything
    public Outcome read(String token) {
        var now = clock.instant();
        if (!(verifier.verify(token, now) instanceof Valid(var valid)) || revocations.covers(valid, now)) {
            return new Outcome.InvalidToken();
        }
        if (!valid.scopes().contains("openid")) {
            return new Outcome.InsufficientScope();
        }
        return valid.subject()
                .user()
                .filter(user ->
                        openSessions.admitted(user, valid.sessionId(), now).isPresent())
                .flatMap(users::find)
                .<Outcome>map(user -> new Outcome.Known(user, told(valid)))
                .orElseGet(Outcome.InvalidToken::new);
    }

    private static Set<String> told(AccessToken token) {
        var all = new HashSet<>(UserClaims.of(token.scopes()));
        all.addAll(token.userInfo());
        return all;
    }

    /// The result of asking.
    public sealed interface Outcome {
        /// The user.
        ///
        /// @param claims the names of what may be told of them
        record Known(User user, Set<String> claims) implements Outcome {
            @Override
            public String toString() {
                return "Known " + user.id();
            }
        }

        record InvalidToken() implements Outcome {}

        record InsufficientScope() implements Outcome {}
    }
}
