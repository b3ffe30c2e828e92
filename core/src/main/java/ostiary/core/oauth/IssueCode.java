package ostiary.core.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.RegisteredClient;
import ostiary.core.key.HmacKeys;
import ostiary.core.oauth.BrowserSessions.SignedIn;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.session.SessionLimit;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.AuthorizationCodes;
import ostiary.core.token.CodeBinding;
import ostiary.core.token.SessionId;

/// A client's session is stored, and waits for the code that starts it. One write; one in ten counts the user's
/// sessions.
public final class IssueCode {
    /// RFC 6749 §4.1.2 asks for ten minutes at most.
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private final SessionStore sessions;
    private final SessionLimit limit;
    private final AuthorizationCodes codes;
    private final HmacKeys keys;

    public IssueCode(SessionStore sessions, SessionLimit limit, AuthorizationCodes codes, HmacKeys keys) {
        this.sessions = sessions;
        this.limit = limit;
        this.codes = codes;
        this.keys = keys;
    }

    /// Stores the session.
    ///
    /// @param signedIn the browser in which the user agreed
    /// @return the code
    String issue(
            RegisteredClient client,
            AuthorizationRequest request,
            Set<String> scopes,
            Optional<String> audience,
            SignedIn signedIn,
            Device device,
            Instant now) {
        var browser = signedIn.session();
        var session = new Session(
                SessionId.at(now),
                browser.userId(),
                client.id(),
                scopes,
                browser.roles(),
                browser.amr(),
                client.policy(),
                device,
                now,
                now.plus(client.policy().absolute()),
                browser.authTime(),
                audience,
                RequestRules.claims(client, request.claims()),
                Optional.of(browser.id()));
        var key = keys.current(now);
        var binding = new CodeBinding(client.id(), request.redirectUri(), request.challenge());
        var code = codes.issue(session.userId(), session.id(), browser.id(), request.nonce(), binding, key);
        sessions.start(SessionSnapshot.waiting(session, code.token().hash(), key.id(), now.plus(LIFETIME)));
        limit.apply(session, signedIn.status(), now);
        return code.text();
    }
}
