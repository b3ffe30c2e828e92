package ostiary.core.factor;

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
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserStore;

/// Lets users change their second factors: those whose login is fresh and strong enough, a bounded number of
/// times. Each change is also a mail, so whoever may make many may send many.
public final class FactorChanges {
    private static final int TRIES = 4;

    private final UserStore users;
    private final PasswordHome home;
    private final StepUps stepUps;
    private final Throttle throttle;

    /// @param home where passwords are: elsewhere no login asks for a factor of ours, whatever was
    ///     added before
    public FactorChanges(UserStore users, PasswordHome home, StepUps stepUps, Throttle throttle) {
        this.users = users;
        this.home = home;
        this.stepUps = stepUps;
        this.throttle = throttle;
    }

    FactorOutcome make(Principal who, Instant now, Function<Credential, Optional<FactorOutcome>> change) {
        return make(who, now, change, Function.identity());
    }

    /// Makes one change.
    ///
    /// @param change of the user's login as it is now; empty if somebody else was faster, and then tried again
    /// @param refused makes an outcome of the reason for which nothing may be changed
    /// @throws UnavailableException if somebody else always is
    public <T> T make(
            Principal who, Instant now, Function<Credential, Optional<T>> change, Function<FactorOutcome, T> refused) {
        // After the look at the login: whoever has an old token alone uses up none of the owner's changes.
        var outcome =
                admitted(who, now, login -> counted(who, now).map(refused).or(() -> change.apply(login)), refused);
        for (int tries = 2; outcome.isEmpty() && tries <= TRIES; tries++) {
            outcome = admitted(who, now, change, refused);
        }
        return outcome.orElseThrow(() -> new UnavailableException("changes of a user's factors in conflict", null));
    }

    FactorOutcome show(Principal who, Instant now, Function<Credential, FactorOutcome> shown) {
        return show(who, now, shown, Function.identity());
    }

    /// Shows what whoever may make a change may see. Nothing is counted.
    ///
    /// @param refused makes an outcome of the reason for which nothing may be changed
    public <T> T show(Principal who, Instant now, Function<Credential, T> shown, Function<FactorOutcome, T> refused) {
        return admitted(who, now, login -> Optional.of(shown.apply(login)), refused)
                .orElseThrow();
    }

    private <T> Optional<T> admitted(
            Principal who, Instant now, Function<Credential, Optional<T>> then, Function<FactorOutcome, T> refused) {
        var user = users.find(who.userId());
        if (user.isEmpty()) {
            return Optional.of(refused.apply(new NoUser()));
        }
        var login = users.findCredential(user.get().email())
                .filter(found ->
                        home != PasswordHome.ELSEWHERE && found.userId().equals(who.userId()));
        if (login.isEmpty()) {
            return Optional.of(refused.apply(new KeptElsewhere()));
        }
        // Whose password is void has no session any more: what a token adds that has outlived one would stay.
        if (login.get().disabled()
                || login.get().leaving()
                || login.get().passwordHash().isVoid()) {
            return Optional.of(refused.apply(new NoUser()));
        }
        return stepUps.missing(who, login, now)
                .map(missing -> refused.apply(new LoginNeeded(missing)))
                .or(() -> then.apply(login.get()));
    }

    private Optional<FactorOutcome> counted(Principal who, Instant now) {
        return throttle.take(Limits.FACTOR_CHANGE_BY_USER.of(who.userId().toString()), now)
                .map(TooManyRequests::new);
    }
}
