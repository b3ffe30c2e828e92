package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;

/// A user who has an account, and strangers who guess at passwords.
abstract class LogInThrottleSetup {
    static final int PER_USERNAME = Limits.LOGIN_BY_USERNAME.most();
    static final Duration WINDOW = Duration.ofMinutes(15);

    final World world = new World();

    @BeforeEach
    void adaHasAnAccount() {
        world.account(EmailAddress.parse("ada@example.org").orElseThrow());
    }

    LogIn.Outcome logIn(String username, Password password, String network) {
        return world.logIn().logIn(username, password, world.clients.byDefault(), new Device("", network));
    }

    LogIn.Outcome guess(String username, int number, String network) {
        return logIn(username, Password.of("guess number " + number), network);
    }

    /// Guesses until the user name is used up, from as many networks as that takes.
    void useUp(List<String> spellings) {
        for (int number = 0; number < PER_USERNAME; number++) {
            var spelling = spellings.get(number % spellings.size());
            assertThat(guess(spelling, number, "198.51.100." + number)).isEqualTo(new InvalidCredentials());
        }
    }
}
