package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

class LogInThrottleTest {
    private static final int PER_USERNAME = Limits.LOGIN_BY_USERNAME.most();
    private static final int PER_NETWORK = Limits.LOGIN_BY_NETWORK.most();
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final World world = new World();

    @BeforeEach
    void adaHasAnAccount() {
        world.account(EmailAddress.parse("ada@example.org").orElseThrow());
    }

    private LogIn.Outcome logIn(String username, Password password, String network) {
        return world.logIn().logIn(username, password, world.clients.byDefault(), new Device("", network));
    }

    private LogIn.Outcome guess(String username, int number, String network) {
        return logIn(username, Password.of("guess number " + number), network);
    }

    /// Guesses until the user name is used up, from as many networks as that takes.
    private void useUp(List<String> spellings) {
        for (int number = 0; number < PER_USERNAME; number++) {
            var spelling = spellings.get(number % spellings.size());
            assertThat(guess(spelling, number, "198.51.100." + number)).isEqualTo(new InvalidCredentials());
        }
    }

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

    /// One name from many networks, and many names from one, are seen to be what they are; nothing is in the clear.
    @Test
    void writesDownWhoWasTriedAndFromWhereUnderPseudonyms() {
        guess("ada@example.org", 0, "192.0.2.1");
        guess(" ADA@example.org", 0, "192.0.2.2");
        guess("eve@example.org", 0, "192.0.2.1");
        guess("eve@example.org", 0, Network.of("2001:db8:66:1::1"));
        guess("eve@example.org", 0, Network.of("2001:db8:66:2::1"));

        var failed = failed();
        assertThat(failed).hasSize(5);
        assertThat(failed.get(0).username()).isEqualTo(failed.get(1).username());
        assertThat(failed.get(0).network()).isNotEqualTo(failed.get(1).network());
        assertThat(failed.get(0).username()).isNotEqualTo(failed.get(2).username());
        assertThat(failed.get(0).network()).isEqualTo(failed.get(2).network());
        assertThat(failed.get(3).network()).isEqualTo(failed.get(4).network());
        assertThat(failed.toString()).doesNotContain("ada", "eve", "example", "192.0", "2001");
    }

    @Test
    void writesDownWhoIsTurnedAwayUnderTheSamePseudonyms() {
        useUp(List.of("ada@example.org"));
        guess("ada@example.org", 0, "198.51.100.0");

        var throttled = (AuditEvent.LoginThrottled) world.journal.events().getLast();
        assertThat(throttled.attempt()).isEqualTo(failed().getFirst());
    }

    private List<Attempt> failed() {
        return world.journal.events().stream()
                .filter(AuditEvent.LoginFailed.class::isInstance)
                .map(event -> ((AuditEvent.LoginFailed) event).attempt())
                .toList();
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
        return world.logIn(new DirectoryCredentialVerifier(world.stores.users(), new PasswordHasher() {
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
        }));
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
