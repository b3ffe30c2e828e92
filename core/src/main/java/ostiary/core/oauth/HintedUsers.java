package ostiary.core.oauth;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.SessionStore;
import ostiary.core.token.IdTokenHint;
import ostiary.core.token.IdTokenHints;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Whom a client means by an `id_token_hint` (OpenID Connect Core §3.1.2.1).
public final class HintedUsers {
    private static final String EMAIL = "email";

    private final IdTokenHints hints;
    private final SessionStore sessions;
    private final UserStore users;

    public HintedUsers(IdTokenHints hints, SessionStore sessions, UserStore users) {
        this.hints = hints;
        this.sessions = sessions;
        this.users = users;
    }

    /// Empty unless it is a token for this very client.
    ///
    /// @param text as it was sent; may be anything
    Optional<IdTokenHint> read(RegisteredClient client, String text, Instant now) {
        return hints.read(text, now).filter(hint -> hint.clientId().equals(client.id()));
    }

    /// The address of somebody who is signed in.
    Optional<EmailAddress> addressOf(UserId user) {
        return users.find(user).map(User::email);
    }

    /// The address of the user, to begin a page with: if the client may know it, for whoever has the token is shown it.
    Optional<EmailAddress> address(IdTokenHint hint, Instant now) {
        return sessions.find(hint.user(), hint.session())
                .filter(found -> found.isOpen(now)
                        && found.session().clientId().equals(hint.clientId())
                        && found.session().scopes().contains(EMAIL))
                .flatMap(_ -> users.find(hint.user()))
                .map(User::email);
    }
}
