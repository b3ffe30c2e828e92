package ostiary.core.client;

import java.time.Instant;
import ostiary.core.token.SessionId;

/// Port: the tokens that clients have got for themselves and given back. Nothing is stored of one until it is given
/// back, and what is then may be forgotten once it has expired.
public interface RevokedTokenStore {
    /// Notes that a token is over. One conditional write, so that one token fills the feed once.
    ///
    /// @return whether its end is still to be announced
    boolean revoke(String clientId, SessionId sessionId, Instant now);

    /// Notes that its end is in the revocation feed.
    void announced(String clientId, SessionId sessionId);

    /// Whether the token is over, as of now.
    boolean isRevoked(String clientId, SessionId sessionId);
}
