package ostiary.core.token;

import java.util.Optional;

/// An authorization code that this service issued: only [AuthorizationCodes] makes one. It stands for the token before
/// the first one of a session that waits for it.
public final class AuthorizationCode {
    private final RefreshToken token;
    private final SessionId browserSession;
    private final Optional<String> nonce;

    AuthorizationCode(RefreshToken token, SessionId browserSession, Optional<String> nonce) {
        this.token = token;
        this.browserSession = browserSession;
        this.nonce = nonce;
    }

    /// The token that the session's store knows it by.
    public RefreshToken token() {
        return token;
    }

    /// The session of the browser in which it was issued.
    public SessionId browserSession() {
        return browserSession;
    }

    /// The value that the client sent to find again in its ID token (OpenID Connect Core §2).
    public Optional<String> nonce() {
        return nonce;
    }

    /// The code as the client receives it.
    public String text() {
        return token.text();
    }

    @Override
    public String toString() {
        return "AuthorizationCode of session " + token.sessionId();
    }
}
