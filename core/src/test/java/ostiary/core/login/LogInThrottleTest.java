package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;

/// How often a password may be guessed. What is written down of it is in [LogInPseudonymsTest], and what becomes of
/// guesses that nobody could judge in [UndecidedGuessTest].
class LogInThrottleTest extends LogInThrottleSetup {
    private static final int PER_NETWORK = Limits.LOGIN_BY_NETWORK.most();

    @Test
    void stopsGuessesAtOneUserFromManyNetworks() {
        useUp(List.of("ada@example.org"));

        assertThat(guess("ada@example.org", PER_USERNAME, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
        assertThat(world.journal.events().getLast()).isInstanceOf(AuditEvent.LoginThrottled.class);
    }

    @Test
    void countsEverySpellingOfAUserNameAsOne() {
        useUp(List.of(
                "ada@example.org", "ADA@example.org", "ada@EXAMPLE.org", " ada@example.org", "aDa@example.org\n"));

        assertThat(guess("Ada@Example.Org ", PER_USERNAME, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
    }

    /// A source may know users by other names than addresses.
    @Test
    void countsEverySpellingOfANameThatIsNoAddressAsOne() {
        useUp(List.of("ada", "ADA", " Ada", "aDa\n"));

        assertThat(guess("adA ", PER_USERNAME, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
        assertThat(guess("eve", 0, "203.0.113.9")).isEqualTo(new InvalidCredentials());
    }

    @Test
    void stopsGuessesAtManyUsersFromOneNetwork() {
        for (int number = 0; number < PER_NETWORK; number++) {
            assertThat(guess("user" + number + "@example.org", number, "192.0.2.1"))
                    .isEqualTo(new InvalidCredentials());
        }

        assertThat(guess("another@example.org", 0, "192.0.2.1")).isEqualTo(new TooManyFailures(WINDOW));
        assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.2")).isInstanceOf(LoggedIn.class);
    }

    /// A stranger's /48 has 65,536 /64s, each of which would have a count of its own.
    @Test
    void stopsGuessesFromAWholeIpv6Site() {
        int compared = 0;
        for (int number = 0; number < 20_000; number++) {
            var network = Network.of("2001:db8:66:%x::1".formatted(number));
            compared += guess(Fresh.email().value(), number, network) instanceof InvalidCredentials ? 1 : 0;
        }

        assertThat(compared).isEqualTo(600);
        assertThat(logIn("ada@example.org", World.PASSWORD, Network.of("2001:db8:66:ffff::1")))
                .isEqualTo(new TooManyFailures(Duration.ofHours(4)));
        assertThat(logIn("ada@example.org", World.PASSWORD, Network.of("2001:db8:67::1")))
                .isInstanceOf(LoggedIn.class);
    }

    @Test
    void stopsGuessesFromASmallerIpv6Site() {
        int compared = 0;
        for (int number = 0; number < 2_560; number++) {
            var network = Network.of("2001:db8:66:%x::1".formatted(number % 256));
            compared += guess(Fresh.email().value(), number, network) instanceof InvalidCredentials ? 1 : 0;
        }

        assertThat(compared).isEqualTo(120);
        assertThat(logIn("ada@example.org", World.PASSWORD, Network.of("2001:db8:66:100::1")))
                .isInstanceOf(LoggedIn.class);
    }

    /// Each of them is another account, and the same mailbox.
    @Test
    void countsSubAddressesAsTheirMailbox() {
        for (int number = 0; number < PER_USERNAME; number++) {
            guess("ada+" + number + "@example.org", number, "198.51.100." + number);
        }

        assertThat(guess("ada@example.org", 0, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
        assertThat(guess("ada+another@example.org", 0, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
        assertThat(guess("eve+0@example.org", 0, "203.0.113.9")).isEqualTo(new InvalidCredentials());
    }

    @Test
    void letsNobodyLockAUserOutFromOneNetwork() {
        for (int number = 0; number < 10 * PER_USERNAME; number++) {
            guess("ada@example.org", number, "198.51.100.66");
        }

        assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.1")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void judgesNoPasswordPastTheLimitNotEvenTheRightOne() {
        useUp(List.of("ada@example.org"));
        int hashed = world.hasher.hashed();

        assertThat(logIn("ada@example.org", World.PASSWORD, "203.0.113.9")).isInstanceOf(TooManyFailures.class);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
    }

    @Test
    void saysHowLongToWaitAndMeansIt() {
        useUp(List.of("ada@example.org"));
        world.clock.advance(Duration.ofMinutes(4));

        var wait = Duration.ofMinutes(11);
        assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.1")).isEqualTo(new TooManyFailures(wait));
        world.clock.advance(wait.minusMillis(1));
        assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.1"))
                .isEqualTo(new TooManyFailures(Duration.ofMillis(1)));
        world.clock.advance(Duration.ofMillis(1));
        assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.1")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void countsFailuresAndNotSuccesses() {
        for (int time = 0; time < 2 * PER_USERNAME; time++) {
            assertThat(logIn("ada@example.org", World.PASSWORD, "192.0.2.1")).isInstanceOf(LoggedIn.class);
        }
    }

    @Test
    void treatsAUserThatIsNotThereLikeOneThatIs() {
        useUp(List.of("nobody@example.org"));

        assertThat(guess("nobody@example.org", 0, "203.0.113.9")).isEqualTo(new TooManyFailures(WINDOW));
    }
}
