package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// Port: remembers each session and which refresh token of it is the newest.
public interface SessionStore {

    /// Keeps a new session. Of one that is there already it changes nothing.
    void start(SessionSnapshot session);

    /// Replaces the newest token by `next`, provided [SessionSnapshot#lets] it.
    ///
    /// One conditional write, no read: of any number of callers that present the same token at once, exactly one is
    /// answered [Rotation.Rotated].
    ///
    /// @param nextKey id of the key that `next` was derived with
    Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now);

    /// Every session of the user that the store remembers, ended ones too.
    List<SessionSnapshot> list(UserId userId);

    /// One session of the user, if the store remembers it, though it may have ended.
    Optional<SessionSnapshot> find(UserId userId, SessionId sessionId);

    /// Ends the session. Ending one that has ended changes nothing: the first reason stays.
    ///
    /// @return whether the user has such a session
    boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now);

    /// What became of a presented token. The store reports; the caller decides.
    sealed interface Rotation {
        record Rotated(Session session) implements Rotation {}

        record NotRotated(SessionSnapshot found) implements Rotation {}

        record Unknown() implements Rotation {}
    }
}
