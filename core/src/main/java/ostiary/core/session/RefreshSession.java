package ostiary.core.session;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.RegisteredClient;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.EndReason;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.UserStatusStore;

/// Use case: a client exchanges its refresh token for fresh tokens (RFC 6749 §6, RFC 9700 §4.14.2).
///
/// One conditional write decides. Before a token is issued, one read tells whether the user may still have it: the user
/// may have logged out everywhere, or be disabled or gone. Where the write is refused, the item that refused it tells
/// why:
/// the newest token is still resting and is answered with itself; the token just before it, within the grace, is
/// answered with the newest. After the grace so is its client whose answer was lost, if that is rare enough
/// ([Forgiven]); anything else is a replay and ends the session.
public final class RefreshSession {
    /// A forgiveness that is refused is judged by what refused it. Each time somebody else has changed the session.
    private static final int MOST_FORGIVENESSES = 4;

    private final SessionStore sessions;
    private final UserStatusStore users;
    private final EndSession endSession;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final AccessTokenSigner signer;
    private final AuditLog audit;
    private final OriginWatch origins;
    private final InstantSource clock;

    public RefreshSession(
            SessionStore sessions,
            UserStatusStore users,
            EndSession endSession,
            RefreshTokens tokens,
            HmacKeys keys,
            AccessTokenSigner signer,
            AuditLog audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.endSession = endSession;
        this.tokens = tokens;
        this.keys = keys;
        this.signer = signer;
        this.audit = audit;
        this.origins = new OriginWatch(sessions, audit);
        this.clock = clock;
    }

    /// Exchanges a refresh token.
    ///
    /// @param text as the client sent it; may be anything
    /// @param device the sender
    public Outcome refresh(String text, Device device) {
        return refresh(text, tokens, session -> Optional.of(session), true, device);
    }

    /// Exchanges a refresh token of a registered client. The tokens have what the client may still have.
    ///
    /// @param client the one that presents it, authenticated
    /// @param text as it was sent; may be anything
    /// @param device the sender
    public Outcome refresh(RegisteredClient client, String text, Device device) {
        return refresh(text, tokens.of(client.id()), session -> session.within(client), client.isFirstParty(), device);
    }

    private Outcome refresh(
            String text,
            RefreshTokens ofItsClient,
            Function<Session, Optional<Session>> limit,
            boolean isOurs,
            Device device) {
        var now = clock.instant();
        var presented = ofItsClient.read(text, now);
        if (presented.isEmpty()) {
            audit.record(new AuditEvent.UnknownTokenRefused());
            return new Outcome.Refused(RefreshRefusal.UNKNOWN);
        }
        return new Exchange(presented.get(), ofItsClient, limit, isOurs, Origin.of(device), TokenIssuer.at(now, signer))
                .rotate();
    }

    /// One presented token on its way to an answer.
    private final class Exchange {
        private final RefreshToken presented;
        private final RefreshTokens ofItsClient;
        private final Function<Session, Optional<Session>> limit;
        private final boolean isOurs;
        private final Origin origin;
        private final TokenIssuer issuer;
        private int forgivenesses;

        Exchange(
                RefreshToken presented,
                RefreshTokens ofItsClient,
                Function<Session, Optional<Session>> limit,
                boolean isOurs,
                Origin origin,
                TokenIssuer issuer) {
            this.presented = presented;
            this.ofItsClient = ofItsClient;
            this.limit = limit;
            this.isOurs = isOurs;
            this.origin = origin;
            this.issuer = issuer;
        }

        Outcome rotate() {
            var key = keys.current(issuer.now());
            var next = ofItsClient.successor(presented, key);
            return switch (sessions.rotate(presented, next.hash(), key.id(), issuer.now())) {
                case Rotated(var session) -> refreshed(session, next);
                case NotRotated(var found) -> judge(found);
                case Unknown _ -> refused(RefreshRefusal.UNKNOWN);
            };
        }

        private Outcome judge(SessionSnapshot found) {
            var now = issuer.now();
            if (found.ended().isPresent()) {
                return over(found.ended().get());
            }
            if (!found.session().endsAt().isAfter(now)) {
                return refused(RefreshRefusal.EXPIRED);
            }
            if (!found.idleUntil().isAfter(now)) {
                return refused(RefreshRefusal.IDLE);
            }
            if (found.live().equals(presented.hash())) {
                return refreshed(found, presented);
            }
            // Another instance may have rotated the token with another key: derive the successor that is in the store.
            var newest = ofItsClient.successor(presented, key(found));
            if (found.live().equals(newest.hash()) && found.restsUntil().isAfter(now)) {
                return refreshed(found, newest);
            }
            if (found.hasForgiven(presented.hash(), newest.hash())) {
                return refreshed(found, newest);
            }
            if (found.forgives(newest.hash(), now)) {
                return forgive(newest);
            }
            endSession.end(presented.userId(), presented.sessionId(), EndReason.REPLAYED);
            return refused(RefreshRefusal.REPLAYED);
        }

        private Outcome forgive(RefreshToken newest) {
            if (++forgivenesses > MOST_FORGIVENESSES) {
                throw new UnavailableException("the session changes too fast to be judged", null);
            }
            return switch (sessions.forgive(presented, newest, issuer.now())) {
                case Rotated(var session) -> {
                    tellForgiven(session);
                    yield refreshed(session, newest);
                }
                case NotRotated(var found) -> {
                    // This very write, done by a first try whose answer was lost. Of two callers within a millisecond
                    // both tell it: better twice than not at all.
                    if (found.hasForgivenAt(presented.hash(), issuer.now())) {
                        tellForgiven(found);
                    }
                    yield judge(found);
                }
                case Unknown _ -> refused(RefreshRefusal.UNKNOWN);
            };
        }

        private void tellForgiven(SessionSnapshot session) {
            audit.record(new AuditEvent.LostAnswerForgiven(
                    presented.userId(), presented.sessionId(), session.session().clientId()));
        }

        /// Whoever ended the session may have died before the feed was told: this is told by whoever finds out.
        private Outcome over(Ending ending) {
            if (!ending.announced()) {
                endSession.end(presented.userId(), presented.sessionId(), ending.reason());
            }
            return refused(RefreshRefusal.of(ending.reason()));
        }

        private Outcome refreshed(SessionSnapshot found, RefreshToken token) {
            var status = users.findStatus(presented.userId())
                    .filter(user -> user.admits(
                            presented.sessionId().value(), found.session().startedAt()));
            var allowed = status.flatMap(user -> limit.apply(found.session().with(user)));
            if (allowed.isEmpty()) {
                return refused(RefreshRefusal.REVOKED);
            }
            var session = allowed.get();
            var issued = issuer.issue(session, isOurs ? status.get().claims() : ToldClaims.NONE, token);
            audit.record(new AuditEvent.Refreshed(session.userId(), session.id(), session.clientId()));
            origins.note(found, origin, issuer.now());
            return new Outcome.Refreshed(issued);
        }

        private Outcome refused(RefreshRefusal reason) {
            audit.record(new AuditEvent.RefreshRefused(presented.userId(), presented.sessionId(), reason));
            return new Outcome.Refused(reason);
        }
    }

    /// A missing key is about to arrive: deciding without it would treat an honest client as a thief.
    private HmacKey key(SessionSnapshot found) {
        return keys.find(found.liveKey())
                .orElseThrow(() -> new UnavailableException("HMAC key " + found.liveKey() + " is not here", null));
    }

    /// The result of a refresh.
    public sealed interface Outcome {
        record Refreshed(IssuedTokens tokens) implements Outcome {}

        record Refused(RefreshRefusal reason) implements Outcome {}
    }
}
