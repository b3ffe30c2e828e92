package ostiary.core.login;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A second step that an identity source asks for after the password.
public enum Factor {
    SMS("sms"),
    TOTP("otp"),
    /// The password was set by an administrator.
    NEW_PASSWORD(null);

    private final @Nullable String method;

    Factor(@Nullable String method) {
        this.method = method;
    }

    /// The `amr` value of a right answer (RFC 8176 §2); empty for a new password, which proves nothing.
    public Optional<String> method() {
        return Optional.ofNullable(method);
    }

    /// The factor's name in the API.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
