package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;

/// Logins that end in trouble, with no word on whether the password was right.
class UndecidedGuessTest extends LogInThrottleSetup {
    /// A hash of another system was compared with what was typed, and there was no time for its other spelling.
    @Test
    void countsGuessesThatWereComparedByHalfAndNoOthers() {
        var half = busy(new HasherBusyException().afterAComparison());
        var none = busy(new HasherBusyException());
        for (int number = 0; number < PER_USERNAME; number++) {
            var device = new Device("Firefox", "198.51.100." + number);
            for (var logIn : List.of(none, half)) {
                assertThatThrownBy(
                                () -> logIn.logIn("ada@example.org", World.PASSWORD, world.clients.byDefault(), device))
                        .isInstanceOf(UnavailableException.class);
            }
        }

        assertThat(logIn("ada@example.org", World.PASSWORD, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
    }

    private LogIn busy(HasherBusyException busy) {
        return world.logIn(new DirectoryCredentialVerifier(
                world.stores.users(), SealingRing.passwords(new PasswordHasher() {
                    @Override
                    public PasswordHash hash(Password password) {
                        throw busy;
                    }

                    @Override
                    public boolean matches(Password password, PasswordHash hash) {
                        throw busy;
                    }

                    @Override
                    public boolean shouldReplace(PasswordHash hash, Password password) {
                        return false;
                    }

                    @Override
                    public PasswordHash decoy() {
                        return world.hasher.decoy();
                    }
                })));
    }

    /// A wrong password that is asked of a source, too, which is down: the right one would be told at once.
    @Test
    void countsGuessesThatNobodyCouldJudge() {
        var undecided = new LogIn(
                (_, _) -> {
                    throw new UndecidedException(new UnavailableException("the source", null));
                },
                world.throttle,
                world.devices,
                world.challenges,
                world.startSession(),
                world.keepOffers(),
                world.refusedLogins(),
                world.clock);
        var email = Fresh.email().value();
        for (int i = 0; i < Limits.LOGIN_BY_USERNAME.most(); i++) {
            var device = new Device("Firefox", "198.51.100." + i);
            assertThatThrownBy(() -> undecided.logIn(email, World.PASSWORD, world.clients.byDefault(), device))
                    .isInstanceOf(UnavailableException.class);
        }

        assertThat(undecided.logIn(email, World.PASSWORD, world.clients.byDefault(), World.LAPTOP))
                .isInstanceOf(LogIn.Outcome.TooManyFailures.class);
    }
}
