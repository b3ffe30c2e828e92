package ostiary.core.oauth;

import java.util.Locale;

/// Why a client gets no code (RFC 6749 §4.1.2.1, RFC 8707 §2, OpenID Connect Core §3.1.2.6).
public enum AuthorizationError {
    INVALID_REQUEST,
    UNAUTHORIZED_CLIENT,
    ACCESS_DENIED,
    UNSUPPORTED_RESPONSE_TYPE,
    INVALID_SCOPE,
    INVALID_TARGET,
    /// The user is not signed in, and was not to be asked.
    LOGIN_REQUIRED,
    /// The user has not agreed, and was not to be asked.
    CONSENT_REQUIRED,
    /// The user has not proved who they are in the way that the client needs (OpenID Connect Core Unmet Authentication
    /// Requirements 1.0).
    UNMET_AUTHENTICATION_REQUIREMENTS,
    REQUEST_NOT_SUPPORTED,
    REQUEST_URI_NOT_SUPPORTED,
    REGISTRATION_NOT_SUPPORTED;

    /// The `error`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
