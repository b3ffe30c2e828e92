package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

/// A user who has an account and known devices, and whose name strangers lock out.
abstract class KnownDeviceSetup {
    private static final int PER_USERNAME = Limits.LOGIN_BY_USERNAME.most();
    static final Password WRONG = Password.of("wrong password");

    final World world = new World();
    final EmailAddress email = Fresh.email();
    User ada;

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email);
    }

    LogIn.Outcome logIn(Password password, String network, Optional<String> token) {
        return logIn(email, password, network, token);
    }

    LogIn.Outcome logIn(EmailAddress user, Password password, String network, Optional<String> token) {
        var device = new Device("Firefox", network);
        return world.logIn().logIn(user.value(), password, world.clients.byDefault(), device, token);
    }

    Optional<String> token(LogIn.Outcome outcome) {
        return ((LoggedIn) outcome).deviceToken();
    }

    Optional<String> knownDevice() {
        return token(logIn(World.PASSWORD, "192.0.2.1", Optional.empty()));
    }

    /// Until nobody unknown may try any more.
    void strangersLockTheNameOut() {
        for (int number = 0; number < PER_USERNAME; number++) {
            logIn(WRONG, "198.51.100." + number, Optional.empty());
        }
        assertThat(logIn(World.PASSWORD, "203.0.113.9", Optional.empty())).isInstanceOf(TooManyFailures.class);
    }
}
