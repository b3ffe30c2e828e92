package ostiary.core.factor;

import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.user.Credential;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// Use case: a user looks at their second factors. Where another system keeps the passwords there are
/// none, whatever was added before it did: no login asks for them.
public final class ListFactors {
    private final UserStore users;
    private final FactorStore store;
    private final PasswordHome home;
    private final StepUps stepUps;
    private final InstantSource clock;

    public ListFactors(UserStore users, FactorStore store, PasswordHome home, StepUps stepUps, InstantSource clock) {
        this.users = users;
        this.store = store;
        this.home = home;
        this.stepUps = stepUps;
        this.clock = clock;
    }

    /// Those that logins ask for.
    public Factors list(UserId user) {
        return home == PasswordHome.ELSEWHERE ? Factors.NONE : store.find(user);
    }

    /// The same with what a change of them would want; empty if the user has no password here that a
    /// factor could stand beside.
    public Optional<Own> own(Principal who) {
        var user = who.userId();
        return users.find(user)
                .map(User::email)
                .filter(_ -> home != PasswordHome.ELSEWHERE)
                .flatMap(users::findCredential)
                .filter(login -> login.userId().equals(user) && login.hasPassword())
                .map(login -> own(who, login));
    }

    private Own own(Principal who, Credential login) {
        return new Own(
                store.find(login.userId()),
                login.email().value(),
                stepUps.missing(who, Optional.of(login), clock.instant()));
    }

    /// A user's own factors.
    ///
    /// @param address the user's
    /// @param missing the step that a change wants first
    public record Own(Factors factors, String address, Optional<StepUp> missing) {
        /// Whether nothing but a passkey is what it wants.
        public boolean needsPasskey() {
            return factors.authenticators().isEmpty()
                    && missing.filter(StepUp.STRONGER::equals).isPresent();
        }

        @Override
        public String toString() {
            return "Own";
        }
    }
}
