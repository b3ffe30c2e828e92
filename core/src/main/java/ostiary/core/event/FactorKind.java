package ostiary.core.event;

import java.util.Locale;

/// The kinds of things beside a password by which users prove who they are.
public enum FactorKind {
    TOTP,
    PASSKEY;

    /// The name on the wire, such as `totp`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
