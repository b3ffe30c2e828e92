package ostiary.core.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The state that holds for a user now, whatever their sessions and tokens say.
///
/// @param notBefore sessions that started at this instant or earlier are over: the user has logged out everywhere
/// @param disabled whether an operator has shut the user out
/// @param roles given by an operator, in place of those that the login found
/// @param untouched whether an import made the user and nobody has logged in since
/// @param claims of the user, for the access tokens of the service's own clients
public record UserStatus(
        Optional<Instant> notBefore,
        boolean disabled,
        Optional<Set<String>> roles,
        boolean untouched,
        ToldClaims claims) {
    /// The status of a user whom nobody has changed.
    public static final UserStatus NORMAL = new UserStatus(Optional.empty(), false, Optional.empty(), false);

    /// The status of a user of whom tokens tell nothing.
    public UserStatus(Optional<Instant> notBefore, boolean disabled, Optional<Set<String>> roles, boolean untouched) {
        this(notBefore, disabled, roles, untouched, ToldClaims.NONE);
    }

    UserStatus telling(ToldClaims others) {
        return new UserStatus(notBefore, disabled, roles, untouched, others);
    }

    /// Whether the user has logged out everywhere since a session started.
    public boolean isOver(Instant sessionStartedAt) {
        return notBefore.filter(then -> !sessionStartedAt.isAfter(then)).isPresent();
    }

    UserStatus overSince(Instant now) {
        return notBefore.filter(then -> !now.isAfter(then)).isPresent()
                ? this
                : new UserStatus(Optional.of(now), disabled, roles, untouched, claims);
    }

    UserStatus withDisabled(boolean disabled) {
        return new UserStatus(notBefore, disabled, roles, untouched, claims);
    }

    UserStatus withRoles(Set<String> roles) {
        return new UserStatus(notBefore, disabled, Optional.of(Set.copyOf(roles)), untouched, claims);
    }

    /// Whether a session that started then may still be used.
    public boolean admits(Instant sessionStartedAt) {
        return !disabled && !isOver(sessionStartedAt);
    }
}
