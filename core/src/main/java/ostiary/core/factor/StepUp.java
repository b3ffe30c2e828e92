package ostiary.core.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.token.Acr;

/// How fresh and how strong a login has to be for a change of second factors or of the address, or the end of the
/// account (OWASP ASVS 7.5.1): at most 15 minutes old, and by two factors if the user has two. A stolen access token
/// is not enough.
public enum StepUp {
    /// The login is too long ago.
    FRESHER,
    /// The login was by one factor, and the user has a second.
    STRONGER;

    /// The greatest age of a login.
    public static final Duration MAX_AGE = Duration.ofMinutes(15);

    /// The step that a login lacks where two factors are wanted, whatever the user has; empty if it is good.
    public static Optional<StepUp> missingForTwo(Principal principal, Instant now) {
        return missing(principal, true, now);
    }

    /// The step that the login lacks; empty if it is good for a change.
    ///
    /// @param hasTwo whether the user can log in by two factors
    static Optional<StepUp> missing(Principal principal, boolean hasTwo, Instant now) {
        if (hasTwo && Acr.of(principal.amr()).equals(Acr.ONE_FACTOR)) {
            return Optional.of(STRONGER);
        }
        boolean isFresh = principal
                .authTime()
                .filter(time -> !time.isBefore(now.minus(MAX_AGE)))
                .isPresent();
        return isFresh ? Optional.empty() : Optional.of(FRESHER);
    }
}
