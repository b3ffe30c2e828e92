package ostiary.core.search;

import java.util.Locale;
import java.util.Optional;

/// The state of an account, as one searches for it. An account that is disabled and will be deleted counts as
/// disabled.
public enum AccountState {
    ACTIVE,
    DISABLED,
    DELETION_PENDING;

    /// The state by its text, if there is one.
    public static Optional<AccountState> of(String text) {
        for (var state : values()) {
            if (state.text().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /// Such as `deletion_pending`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
