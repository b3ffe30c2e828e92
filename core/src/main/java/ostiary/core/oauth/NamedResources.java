package ostiary.core.oauth;

import java.util.List;
import ostiary.core.session.SessionStore;
import ostiary.core.token.RefreshToken;

/// Judges the resources that a client names beside a code or a refresh token: a token for another one would be handed
/// to whom it is not for (RFC 8707 §2.2).
///
/// Before anything is spent: whoever corrects the request finds the code or the token as it was.
public final class NamedResources {
    private final SessionStore sessions;
    private final String ownAudience;

    /// @param ownAudience the `aud` of tokens of sessions that name none
    public NamedResources(SessionStore sessions, String ownAudience) {
        this.sessions = sessions;
        this.ownAudience = ownAudience;
    }

    /// Whether the tokens of a session are for each of `resources`. The store is asked only where some are named.
    boolean areOf(RefreshToken presented, List<String> resources) {
        if (resources.isEmpty()) {
            return true;
        }
        var audience =
                sessions.findAudience(presented.userId(), presented.sessionId()).orElse(ownAudience);
        return resources.stream().allMatch(audience::equals);
    }
}
