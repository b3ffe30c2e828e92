package ostiary.core.client;

import java.time.Instant;
import ostiary.core.token.SessionId;

/// Port: the tokens that clients have got for themselves and given back. Nothing is stored of one until it is given
/// back, and what is then may be forgotten once it has expired.
public interface RevokedTokenStore {
    /// How many tokens of one client are told to the feed in a minute, since a client gets as many as it likes.
    int MOST_A_MINUTE = 60;

    /// Notes that a token is over. One conditional write, so that one token fills the feed once.
    ///
    /// @return whether its end is still to be announced
    boolean revoke(String clientId, SessionId sessionId, Instant now);

    /// Counts an end that is about to be announced.
    ///
    /// @return false beyond [#MOST_A_MINUTE]
    boolean mayAnnounce(String clientId, Instant now);

    /// Notes that its end is in the revocation feed.
    void announced(String clientId, SessionId sessionId);

    /// Whether the token is over, as of now.
    boolean isRevoked(String clientId, SessionId sessionId);
}
