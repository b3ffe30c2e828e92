package ostiary.core.oauth;

import java.util.Locale;

/// Why a client gets no token (RFC 6749 §5.2, RFC 8707 §2).
public enum GrantError {
    /// The code or the refresh token is none, is spent, or is somebody else's.
    INVALID_GRANT,
    /// The client may not use this grant.
    UNAUTHORIZED_CLIENT,
    /// A scope is none, or not one of this client's.
    INVALID_SCOPE,
    /// A resource is not one of this client's, or there is more than one.
    INVALID_TARGET;

    /// The `error`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
