package ostiary.core.client;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a client gets tokens (RFC 6749 §1.3).
public enum GrantType {
    /// For a user who signs in to it (RFC 6749 §4.1).
    AUTHORIZATION_CODE,
    /// For a user who has signed in to it (RFC 6749 §6).
    REFRESH_TOKEN,
    /// For itself, without a user (RFC 6749 §4.4).
    CLIENT_CREDENTIALS;

    /// The `grant_type`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GrantType> parse(String text) {
        return Stream.of(values()).filter(type -> type.text().equals(text)).findAny();
    }
}
