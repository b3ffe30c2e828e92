package ostiary.core.login;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an identity source asks for when the password is right.
public enum Factor {
    SMS("sms"),
    TOTP("otp"),
    /// The password was set by an administrator.
    NEW_PASSWORD(null);

    private final @Nullable String method;

    Factor(@Nullable String method) {
        this.method = method;
    }

    /// What a right answer proves, as `amr` spells it (RFC 8176 §2); a new password proves nothing.
    public Optional<String> method() {
        return Optional.ofNullable(method);
    }

    /// As the API spells it.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
