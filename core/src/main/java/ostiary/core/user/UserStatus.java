package ostiary.core.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The state that holds for a user now, whatever their sessions and tokens say.
///
/// @param notBefore sessions that started at this instant or earlier are over: the user has logged out
/// everywhere, or has another password
/// @param kept the id of the one session that goes on in spite of that: in it the password was changed
/// @param disabled whether an operator has shut the user out
/// @param roles given by an operator, in place of those that the login found
/// @param untouched whether an import made the user and nobody has logged in since
/// @param deletesAt when the account will be deleted, unless its owner keeps it: until then it is of no use
/// @param claims of the user, for the access tokens of the service's own clients
public record UserStatus(
        Optional<Instant> notBefore,
        Optional<UUID> kept,
        boolean disabled,
        Optional<Set<String>> roles,
        boolean untouched,
        Optional<Instant> deletesAt,
        ToldClaims claims) {
    /// The status of a user whom nobody has changed.
    public static final UserStatus NORMAL = new UserStatus(Optional.empty(), false, Optional.empty(), false);

    /// The status of a user of whom tokens tell nothing.
    public UserStatus(Optional<Instant> notBefore, boolean disabled, Optional<Set<String>> roles, boolean untouched) {
        this(notBefore, Optional.empty(), disabled, roles, untouched, Optional.empty(), ToldClaims.NONE);
    }

    UserStatus telling(ToldClaims others) {
        return new UserStatus(notBefore, kept, disabled, roles, untouched, deletesAt, others);
    }

    /// Whether the user has logged out everywhere since a session started, or has got another password
    /// elsewhere.
    public boolean isOver(UUID session, Instant sessionStartedAt) {
        return notBefore.filter(then -> !sessionStartedAt.isAfter(then)).isPresent()
                && kept.filter(session::equals).isEmpty();
    }

    /// The status once every session that has started by then is over but one: the latest such instant counts.
    UserStatus overSince(Instant now, Optional<UUID> butOne) {
        var latest = notBefore.filter(then -> !now.isAfter(then)).orElse(now);
        return new UserStatus(Optional.of(latest), butOne, disabled, roles, untouched, deletesAt, claims);
    }

    UserStatus touched() {
        return new UserStatus(notBefore, kept, disabled, roles, false, deletesAt, claims);
    }

    UserStatus withDisabled(boolean disabled) {
        return new UserStatus(notBefore, kept, disabled, roles, untouched, deletesAt, claims);
    }

    UserStatus withDeletion(Optional<Instant> at) {
        return new UserStatus(notBefore, kept, disabled, roles, untouched, at, claims);
    }

    UserStatus withRoles(Set<String> roles) {
        return new UserStatus(notBefore, kept, disabled, Optional.of(Set.copyOf(roles)), untouched, deletesAt, claims);
    }

    /// Whether a session that started then may still be used.
    public boolean admits(UUID session, Instant sessionStartedAt) {
        return !disabled && deletesAt.isEmpty() && !isOver(session, sessionStartedAt);
    }
}
