package ostiary.core.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.key.HmacKeys;
import ostiary.core.password.Password;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.CredentialVerifier;
import ostiary.core.user.CredentialVerifier.Verdict.Refused;
import ostiary.core.user.CredentialVerifier.Verdict.Verified;
import ostiary.core.user.EmailAddress;

/// Use case: a user proves who they are with a password, and a session starts.
public final class LogIn {
    private final CredentialVerifier credentials;
    private final Throttle throttle;
    private final SessionStore sessions;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final TokenIssuer issuer;
    private final AuditLog audit;
    private final InstantSource clock;

    public LogIn(
            CredentialVerifier credentials,
            Throttle throttle,
            SessionStore sessions,
            RefreshTokens tokens,
            HmacKeys keys,
            AccessTokenSigner signer,
            AuditLog audit,
            InstantSource clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.sessions = sessions;
        this.tokens = tokens;
        this.keys = keys;
        this.issuer = new TokenIssuer(signer);
        this.audit = audit;
        this.clock = clock;
    }

    /// Every refusal costs its sender the same time, whether or not there is such a user.
    public Outcome logIn(String username, Password password, Client client, Device device) {
        var now = clock.instant();
        var limits = List.of(
                Limits.LOGIN_BY_USERNAME.of(normalised(username)), Limits.LOGIN_BY_NETWORK.of(device.network()));
        var wait = throttle.check(limits, now);
        if (wait.isPresent()) {
            audit.record(new AuditEvent.LoginThrottled());
            return new Outcome.TooManyFailures(wait.get());
        }
        return switch (credentials.verify(username, password)) {
            case Verified verified -> new Outcome.LoggedIn(start(verified, client, device, now));
            case Refused _ -> {
                throttle.count(limits, now);
                audit.record(new AuditEvent.LoginFailed());
                yield new Outcome.InvalidCredentials();
            }
        };
    }

    /// One user counts as one, however the name is typed: else every capital letter would be a fresh set of guesses.
    private static String normalised(String username) {
        return EmailAddress.parse(username)
                .map(EmailAddress::value)
                .orElseGet(() -> username.strip().toLowerCase(Locale.ROOT));
    }

    private IssuedTokens start(Verified user, Client client, Device device, Instant now) {
        var session = new Session(
                new SessionId(UUID.randomUUID()),
                user.userId(),
                client.id(),
                client.scopes(),
                user.roles(),
                List.of("pwd"),
                client.policy(),
                device,
                now,
                now.plus(client.policy().absolute()));
        var key = keys.current(now);
        var first = tokens.first(session.userId(), session.id(), key);
        sessions.start(SessionSnapshot.starting(session, first.hash(), key.id()));
        audit.record(new AuditEvent.LoggedIn(session.userId(), session.id(), client.id()));
        return issuer.issue(session, first, now);
    }

    /// What the client is answered.
    public sealed interface Outcome {
        record LoggedIn(IssuedTokens tokens) implements Outcome {}

        record InvalidCredentials() implements Outcome {}

        record TooManyFailures(Duration retryAfter) implements Outcome {}
    }
}
