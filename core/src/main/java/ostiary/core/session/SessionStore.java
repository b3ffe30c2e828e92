package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// Port: the sessions, each with the hash of its newest refresh token.
public interface SessionStore {

    /// Stores a new session; changes nothing if it exists already.
    void start(SessionSnapshot session);

    /// Replaces the newest token by `next` if [SessionSnapshot#lets] allows it.
    ///
    /// One conditional write, no read: of any number of callers that present the same token at once, exactly one is
    /// answered [Rotation.Rotated].
    ///
    /// @param nextKey id of the key that `next` was derived with
    Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now);

    /// Lets the newest token rest anew because `parent`, the one just before it, has come back after its grace,
    /// provided [SessionSnapshot#forgives] it. One conditional write, no read.
    ///
    /// @param newest the token that comes after `parent`
    Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now);

    /// Remembers where a session's refreshes come from, provided that this is as `found` says. Whoever is overtaken
    /// changes nothing: there will be a next time.
    ///
    /// @return whether it was
    boolean remember(SessionSnapshot found, Origins origins);

    /// The session as it is now, open or not.
    Optional<SessionSnapshot> find(UserId userId, SessionId sessionId);

    /// When a session started that has neither been ended nor come to its end, as of now; empty if it has.
    Optional<Instant> findOpen(UserId userId, SessionId sessionId, Instant now);

    /// [Session#audience]; empty, too, for a session that the user does not have.
    Optional<String> findAudience(UserId userId, SessionId sessionId);

    /// By which session of the browser a client has got this one, as of now.
    Optional<SessionId> findBrowser(UserId userId, SessionId sessionId);

    /// Gives a client's session to another session of the same user's browser, provided that it came of `from`.
    void handOn(UserId userId, SessionId sessionId, SessionId from, SessionId to);

    /// The user's open sessions. If the store remembers thousands that are over, it may leave some out.
    List<SessionSnapshot> list(UserId userId, Instant now);

    /// The same with those that have been ended and whose end is still to be announced: for whoever ends them, maybe
    /// once more.
    List<SessionSnapshot> listToEnd(UserId userId, Instant now);

    /// Ends the session, unless its end has been announced already. The first reason stays.
    ///
    /// @return whether its end is still to be announced; false for a session that the user does not have
    boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now);

    /// Notes that the end of a session is in the revocation feed.
    void announced(UserId userId, SessionId sessionId, Instant now);

    /// Forgets all sessions of a user, open or not, as if there had been none.
    ///
    /// @param butOne stays as it is
    void forgetAll(UserId userId, Optional<SessionId> butOne);

    /// The result of a rotation. The store reports it; the caller decides what it means.
    sealed interface Rotation {
        /// The write was made, and this is the session after it.
        record Rotated(SessionSnapshot session) implements Rotation {}

        /// The session, as it was found, refused the write.
        record NotRotated(SessionSnapshot found) implements Rotation {}

        record Unknown() implements Rotation {}
    }
}
