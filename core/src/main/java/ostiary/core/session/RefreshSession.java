package ostiary.core.session;

import java.time.Instant;
import java.time.InstantSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
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

/// Use case: a client exchanges its refresh token for fresh tokens (RFC 6749 §6, RFC 9700 §4.14.2).
///
/// One conditional write decides, and nothing is read. Where the write is refused, the item that refused it tells why:
/// the newest token is still resting and is answered with itself; the token just before it, within the grace, is
/// answered with the newest. After the grace so is its client whose answer was lost, if that is rare enough
/// ([Forgiven]); anything else is a replay and ends the session.
public final class RefreshSession {
    /// A forgiveness that is refused is judged by what refused it. Each time somebody else has changed the session.
    private static final int MOST_JUDGEMENTS = 4;

    private final SessionStore sessions;
    private final EndSession endSession;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final AccessTokenSigner signer;
    private final AuditLog audit;
    private final InstantSource clock;

    public RefreshSession(
            SessionStore sessions,
            EndSession endSession,
            RefreshTokens tokens,
            HmacKeys keys,
            AccessTokenSigner signer,
            AuditLog audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.endSession = endSession;
        this.tokens = tokens;
        this.keys = keys;
        this.signer = signer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Exchanges a refresh token.
    ///
    /// @param text as the client sent it; may be anything
    public Outcome refresh(String text) {
        var now = clock.instant();
        var presented = tokens.read(text, now);
        if (presented.isEmpty()) {
            audit.record(new AuditEvent.UnknownTokenRefused());
            return new Outcome.Refused(RefreshRefusal.UNKNOWN);
        }
        return rotate(presented.get(), now);
    }

    private Outcome rotate(RefreshToken presented, Instant now) {
        var issuer = TokenIssuer.at(now, signer);
        var key = keys.current(now);
        var next = tokens.successor(presented, key);
        return switch (sessions.rotate(presented, next.hash(), key.id(), now)) {
            case Rotated(var session) -> refreshed(session, next, issuer);
            case NotRotated(var found) -> judge(presented, found, issuer, MOST_JUDGEMENTS);
            case Unknown _ -> refused(presented, RefreshRefusal.UNKNOWN);
        };
    }

    private Outcome judge(RefreshToken presented, SessionSnapshot found, TokenIssuer issuer, int judgementsLeft) {
        var now = issuer.now();
        if (found.ended().isPresent()) {
            return refused(presented, RefreshRefusal.of(found.ended().get()));
        }
        if (!found.session().endsAt().isAfter(now)) {
            return refused(presented, RefreshRefusal.EXPIRED);
        }
        if (!found.idleUntil().isAfter(now)) {
            return refused(presented, RefreshRefusal.IDLE);
        }
        if (found.live().equals(presented.hash())) {
            return refreshed(found.session(), presented, issuer);
        }
        // Another instance may have rotated the token with another key: derive the
        // successor that is in the store.
        var newest = tokens.successor(presented, key(found));
        if (found.live().equals(newest.hash()) && found.restsUntil().isAfter(now)) {
            return refreshed(found.session(), newest, issuer);
        }
        if (found.forgives(presented.hash(), newest.hash(), now)) {
            return forgive(presented, newest, issuer, judgementsLeft);
        }
        endSession.end(presented.userId(), presented.sessionId(), EndReason.REPLAYED);
        return refused(presented, RefreshRefusal.REPLAYED);
    }

    private Outcome forgive(RefreshToken parent, RefreshToken newest, TokenIssuer issuer, int judgementsLeft) {
        if (judgementsLeft == 0) {
            throw new UnavailableException("the session changes too fast to be judged", null);
        }
        return switch (sessions.forgive(parent, newest, issuer.now())) {
            case Rotated(var session) -> {
                audit.record(new AuditEvent.LostAnswerForgiven(session.userId(), session.id(), session.clientId()));
                yield refreshed(session, newest, issuer);
            }
            case NotRotated(var found) -> judge(parent, found, issuer, judgementsLeft - 1);
            case Unknown _ -> refused(parent, RefreshRefusal.UNKNOWN);
        };
    }

    /// A key that is not here yet is on its way: to judge without it would take an honest client for a thief.
    private HmacKey key(SessionSnapshot found) {
        return keys.find(found.liveKey())
                .orElseThrow(() -> new UnavailableException("HMAC key " + found.liveKey() + " is not here", null));
    }

    private Outcome refreshed(Session session, RefreshToken token, TokenIssuer issuer) {
        audit.record(new AuditEvent.Refreshed(session.userId(), session.id(), session.clientId()));
        return new Outcome.Refreshed(issuer.issue(session, token));
    }

    private Outcome refused(RefreshToken presented, RefreshRefusal reason) {
        audit.record(new AuditEvent.RefreshRefused(presented.userId(), presented.sessionId(), reason));
        return new Outcome.Refused(reason);
    }

    /// The result of a refresh.
    public sealed interface Outcome {
        record Refreshed(IssuedTokens tokens) implements Outcome {}

        record Refused(RefreshRefusal reason) implements Outcome {}
    }
}
