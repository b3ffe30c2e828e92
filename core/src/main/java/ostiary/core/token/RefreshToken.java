package ostiary.core.token;

import ostiary.core.user.UserId;

/// A refresh token that this service issued: only [RefreshTokens] makes one.
public final class RefreshToken {
    private final UserId userId;
    private final SessionId sessionId;
    private final byte[] secret;
    private final String text;

    RefreshToken(UserId userId, SessionId sessionId, byte[] secret, String text) {
        this.userId = userId;
        this.sessionId = sessionId;
        this.secret = secret;
        this.text = text;
    }

    public UserId userId() {
        return userId;
    }

    public SessionId sessionId() {
        return sessionId;
    }

    /// The hash under which the store keeps the token.
    public Sha256 hash() {
        return Sha256.of(secret);
    }

    /// The token as the client receives it.
    public String text() {
        return text;
    }

    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "RefreshToken of session " + sessionId;
    }
}
