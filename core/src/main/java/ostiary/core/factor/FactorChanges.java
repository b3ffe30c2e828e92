package ostiary.core.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.core.factor.FactorOutcome.KeptElsewhere;
import ostiary.core.factor.FactorOutcome.LoginNeeded;
import ostiary.core.factor.FactorOutcome.NoUser;
import ostiary.core.factor.FactorOutcome.TooManyRequests;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.UserStore;

/// Lets users change their second factors: those whose login is fresh and strong enough, a bounded number of
/// times. Each change is also a mail, so whoever may make many may send many.
public final class FactorChanges {
    private static final int TRIES = 4;

    private final UserStore users;
    private final Throttle throttle;

    public FactorChanges(UserStore users, Throttle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    /// Makes one change.
    ///
    /// @param change of the user's login as it is now; empty if somebody else was faster, and then tried again
    /// @throws UnavailableException if somebody else always is
    FactorOutcome make(Principal who, Instant now, Function<Credential, Optional<FactorOutcome>> change) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var user = users.find(who.userId());
            if (user.isEmpty()) {
                return new NoUser();
            }
            var login = users.findCredential(user.get().email())
                    .filter(found -> found.userId().equals(who.userId()));
            if (login.isEmpty()) {
                return new KeptElsewhere();
            }
            if (login.get().disabled() || login.get().leaving()) {
                return new NoUser();
            }
            var missing = StepUp.missing(who, login.get().factors(), now);
            if (missing.isPresent()) {
                return new LoginNeeded(missing.get());
            }
            var wait = tries == 1 ? counted(who, now) : Optional.<Duration>empty();
            if (wait.isPresent()) {
                return new TooManyRequests(wait.get());
            }
            var outcome = change.apply(login.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new UnavailableException("changes of a user's factors in conflict", null);
    }

    /// After the look at the login: whoever has an old token alone uses up none of the owner's changes.
    private Optional<Duration> counted(Principal who, Instant now) {
        return throttle.take(Limits.FACTOR_CHANGE_BY_USER.of(who.userId().toString()), now);
    }
}
