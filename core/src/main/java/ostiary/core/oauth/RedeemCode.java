package ostiary.core.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.Consent;
import ostiary.core.consent.ConsentStore;
import ostiary.core.key.HmacKeys;
import ostiary.core.session.EndSession;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.session.TokenIssuer;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.AuthorizationCode;
import ostiary.core.token.AuthorizationCodes;
import ostiary.core.token.CodeBinding;
import ostiary.core.token.EndReason;
import ostiary.core.token.IdTokenSigner;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.Sha256;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// Use case: a client exchanges an authorization code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
///
/// The user's status and consent are read first, so that nothing is left to fail after the write. One conditional
/// write decides: it replaces the code by the session's first refresh token, which no other try has.
/// So whoever is refused and finds that very token there has been there before; any other token means that somebody
/// has redeemed the code already, and ends the session (RFC 6749 §4.1.2, RFC 9700 §4.5). Who has the code and not the
/// client's credentials, the redirect URI or the verifier has no code: nothing is spent and nothing ends.
public final class RedeemCode {
    /// RFC 7636 §4.1.
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final SessionStore sessions;
    private final UserStatusStore users;
    private final ConsentStore consents;
    private final EndSession endSession;
    private final AuthorizationCodes codes;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final AccessTokenSigner signer;
    private final IdTokenSigner idTokens;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param tokens of the built-in clients
    public RedeemCode(
            SessionStore sessions,
            UserStatusStore users,
            ConsentStore consents,
            EndSession endSession,
            AuthorizationCodes codes,
            RefreshTokens tokens,
            HmacKeys keys,
            AccessTokenSigner signer,
            IdTokenSigner idTokens,
            AuditLog audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.consents = consents;
        this.endSession = endSession;
        this.codes = codes;
        this.tokens = tokens;
        this.keys = keys;
        this.signer = signer;
        this.idTokens = idTokens;
        this.audit = audit;
        this.clock = clock;
    }

    /// Exchanges a code.
    ///
    /// @param client authenticated, or public
    /// @param text the code as it was sent; may be anything
    /// @param redirectUri as it was sent: the one of the authorization request, if that had one
    /// @param verifier as it was sent: the one behind the challenge, if there was one
    public Outcome redeem(
            RegisteredClient client, String text, Optional<String> redirectUri, Optional<String> verifier) {
        if (!client.allows(GrantType.AUTHORIZATION_CODE)) {
            return new Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT);
        }
        var now = clock.instant();
        var code = verifier.filter(sent -> !VERIFIER.matcher(sent).matches()).isPresent()
                ? Optional.<AuthorizationCode>empty()
                : codes.read(text, new CodeBinding(client.id(), redirectUri, verifier.map(RedeemCode::challenge)), now);
        if (code.isEmpty()) {
            audit.record(new AuditEvent.UnknownTokenRefused());
            return refused();
        }
        var idToken = idTokens.ready(client.idTokenAlgorithm(), now);
        return new Exchange(client, code.get(), TokenIssuer.at(now, signer), idToken).redeem();
    }

    private static String challenge(String verifier) {
        return Sha256.of(verifier.getBytes(US_ASCII)).value();
    }

    private static Outcome refused() {
        return new Outcome.Refused(GrantError.INVALID_GRANT);
    }

    /// One code on its way to an answer.
    private final class Exchange {
        private final RegisteredClient client;
        private final AuthorizationCode code;
        private final RefreshToken waiting;
        private final TokenIssuer issuer;
        private final IdTokenSigner.Ready idToken;

        Exchange(RegisteredClient client, AuthorizationCode code, TokenIssuer issuer, IdTokenSigner.Ready idToken) {
            this.client = client;
            this.code = code;
            this.waiting = code.token();
            this.issuer = issuer;
            this.idToken = idToken;
        }

        Outcome redeem() {
            var now = issuer.now();
            var status = users.findStatus(waiting.userId());
            if (status.isEmpty() || !isSignedIn(status.get(), now)) {
                return end(EndReason.REVOKED);
            }
            var standing = new Standing(status.get(), consent());
            var key = keys.current(now);
            var first = tokens.of(client.id()).first(waiting.userId(), waiting.sessionId(), key);
            return switch (sessions.rotate(waiting, first.hash(), key.id(), now)) {
                case Rotated(var session) -> granted(session.session(), first, standing);
                case NotRotated(var found) -> judge(found, first, standing);
                case Unknown _ -> refused();
            };
        }

        private Optional<Consent> consent() {
            return client.isFirstParty() ? Optional.empty() : consents.find(waiting.userId(), client.id());
        }

        /// A code is dead once its browser has signed out, and so is what it has brought.
        private boolean isSignedIn(UserStatus status, Instant now) {
            return sessions.findOpen(waiting.userId(), code.browserSession(), now)
                    .filter(startedAt -> status.admits(code.browserSession().value(), startedAt))
                    .isPresent();
        }

        private Outcome judge(SessionSnapshot found, RefreshToken first, Standing standing) {
            if (found.live().equals(first.hash()) && found.ended().isEmpty()) {
                return granted(found.session(), first, standing);
            }
            return found.live().equals(waiting.hash()) ? refused() : end(EndReason.REPLAYED);
        }

        /// What has become of the user since their status was read, the feed tells of a token of now.
        private Outcome granted(Session session, RefreshToken first, Standing standing) {
            var allowed = standing.allowed(client, session);
            if (allowed.isEmpty()) {
                return end(EndReason.REVOKED);
            }
            audit.record(new AuditEvent.LoggedIn(session.userId(), session.id(), client.id()));
            var told = client.isFirstParty() ? standing.status().claims() : ToldClaims.NONE;
            return new Outcome.Granted(
                    ClientTokens.of(client, issuer.issue(allowed.get(), told, first), idToken, code.nonce()));
        }

        private Outcome end(EndReason reason) {
            endSession.end(waiting.userId(), waiting.sessionId(), reason);
            return refused();
        }
    }

    /// What holds for the user.
    ///
    /// @param consent to what the client may have, if it needs one
    private record Standing(UserStatus status, Optional<Consent> consent) {
        /// The session, if its client may have it.
        Optional<Session> allowed(RegisteredClient client, Session session) {
            boolean isAgreedTo = client.isFirstParty()
                    || consent.filter(given -> given.covers(client, session)).isPresent();
            return isAgreedTo && status.admits(session.id().value(), session.startedAt())
                    ? session.with(status).within(client)
                    : Optional.empty();
        }
    }

    /// The result of an exchange.
    public sealed interface Outcome {
        record Granted(ClientTokens tokens) implements Outcome {}

        record Refused(GrantError error) implements Outcome {}
    }
}
