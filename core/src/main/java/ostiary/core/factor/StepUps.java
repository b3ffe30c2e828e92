package ostiary.core.factor;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import ostiary.core.access.Principal;
import ostiary.core.token.Acr;
import ostiary.core.user.Credential;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;

/// Judges whether a login is good for a change, by all that the user can log in with: whoever has an authenticator
/// app or a passkey has two factors, a passkey's being the device and what unlocks it.
public final class StepUps {
    private final PasswordHome home;
    private final Predicate<UserId> hasPasskey;

    /// @param home where passwords are: elsewhere no login asks for a factor of ours, so that nobody could prove one
    public StepUps(PasswordHome home, Predicate<UserId> hasPasskey) {
        this.home = home;
        this.hasPasskey = hasPasskey;
    }

    /// The step that the login lacks; empty if it is good for a change. Passkeys are read only where they decide.
    ///
    /// @param login of the user, if there is one here
    public Optional<StepUp> missing(Principal who, Optional<Credential> login, Instant now) {
        boolean isByOne = Acr.of(who.amr()).equals(Acr.ONE_FACTOR);
        boolean hasApp = login.filter(found -> found.factors() > 0).isPresent();
        boolean hasTwo = home != PasswordHome.ELSEWHERE && (hasApp || (isByOne && hasPasskey.test(who.userId())));
        return StepUp.missing(who, hasTwo, now);
    }
}
