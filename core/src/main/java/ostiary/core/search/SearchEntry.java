package ostiary.core.search;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A user, as far as one can be searched for.
///
/// @param roles those that an operator has set; others are known at the login alone
/// @param deletesAt when the account is gone
public record SearchEntry(
        UserId user,
        EmailAddress email,
        Optional<String> name,
        Instant createdAt,
        Set<String> roles,
        boolean disabled,
        Optional<Instant> deletesAt) {
    public SearchEntry {
        roles = Set.copyOf(roles);
    }

    public AccountState state() {
        if (disabled) {
            return AccountState.DISABLED;
        }
        return deletesAt.isPresent() ? AccountState.DELETION_PENDING : AccountState.ACTIVE;
    }

    /// Whether the account is gone, though its end may not have been told yet.
    public boolean isGone(Instant now) {
        return deletesAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    /// Without the address and the name.
    @Override
    public String toString() {
        return "SearchEntry[user=" + user + "]";
    }
}
