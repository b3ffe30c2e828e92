package ostiary.core.client;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a client gets tokens (RFC 6749 §1.3).
public enum GrantType {
    /// A grant for a user who signs in to the client (RFC 6749 §4.1).
    AUTHORIZATION_CODE,
    /// A grant for a user who has signed in to the client (RFC 6749 §6).
    REFRESH_TOKEN,
    /// A grant for the client itself, without a user (RFC 6749 §4.4).
    CLIENT_CREDENTIALS;

    /// The `grant_type`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GrantType> parse(String text) {
        return Stream.of(values()).filter(type -> type.text().equals(text)).findAny();
    }
}
