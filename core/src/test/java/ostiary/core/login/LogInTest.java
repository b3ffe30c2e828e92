package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.password.Password;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.AccessToken;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// Who gets in, and with what. How guessing is slowed down is in [LogInThrottleTest].
class LogInTest {
    private static final Password WRONG = Password.of("wrong horse battery staple");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final User ada = world.account(EmailAddress.parse("ada@example.org").orElseThrow());

    private LogIn.Outcome logIn(String username, Password password) {
        return world.logIn().logIn(username, password, world.clients.byDefault(), World.LAPTOP);
    }

    private IssuedTokens loggedIn(String username) {
        return ((LoggedIn) logIn(username, World.PASSWORD)).tokens();
    }

    @Test
    void handsOutTokensForTheRightPassword() {
        var tokens = loggedIn("ada@example.org");

        var now = world.clock.instant();
        var accessToken = world.signer.read(tokens.accessToken());
        assertThat(accessToken)
                .isEqualTo(new AccessToken(
                        accessToken.id(),
                        ada.id(),
                        tokens.refreshToken().sessionId(),
                        "default",
                        Set.of("profile"),
                        Set.of(),
                        now,
                        now.plus(Duration.ofMinutes(10)),
                        now,
                        List.of("pwd")));
        assertThat(tokens.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(tokens.scopes()).containsExactly("profile");
        assertThat(tokens.refreshToken().userId()).isEqualTo(ada.id());
    }

    @Test
    void startsASessionThatIsTheClients() {
        var agent = world.clients.find("agent").orElseThrow();
        var outcome = world.logIn().logIn("ada@example.org", World.PASSWORD, agent, World.LAPTOP);
        var token = ((LoggedIn) outcome).tokens().refreshToken();

        var now = world.clock.instant();
        var session = new Session(
                token.sessionId(),
                ada.id(),
                "agent",
                agent.scopes(),
                Set.of(),
                List.of("pwd"),
                agent.policy(),
                World.LAPTOP,
                now,
                now.plus(agent.policy().absolute()));
        assertThat(world.snapshot(token)).isEqualTo(SessionSnapshot.starting(session, token.hash(), "k1"));
    }

    @Test
    void startsASessionOfItsOwnEachTime() {
        var one = loggedIn("ada@example.org").refreshToken();
        var other = loggedIn("ada@example.org").refreshToken();

        assertThat(one.sessionId()).isNotEqualTo(other.sessionId());
        assertThat(world.snapshot(one).ended()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@EXAMPLE.ORG", " ada@example.org\t", "Ada@Example.Org"})
    void knowsAUserHoweverTheAddressIsTyped(String username) {
        assertThat(loggedIn(username).refreshToken().userId()).isEqualTo(ada.id());
    }

    @Test
    void putsTheRolesOfTheUserIntoTheToken() {
        account("grace@example.org", false, Set.of("admin"));

        var tokens = loggedIn("grace@example.org");

        assertThat(world.signer.read(tokens.accessToken()).roles()).containsExactly("admin");
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(logIn("ada@example.org", WRONG)).isEqualTo(new InvalidCredentials());
        assertThat(world.journal.events().getLast()).isInstanceOf(AuditEvent.LoginFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@example.org", "not an address", "", "ada@example.org\u0000", "' OR '1'='1"})
    void spendsOneHashOnAUserThatIsNotThereAsOnOneThatIs(String username) {
        int before = world.hasher.hashed();
        logIn("ada@example.org", WRONG);
        int cost = world.hasher.hashed() - before;

        assertThat(logIn(username, World.PASSWORD)).isEqualTo(new InvalidCredentials());
        assertThat(world.hasher.hashed() - before - cost).isEqualTo(cost).isEqualTo(1);
    }

    @Test
    void refusesADisabledUserAtTheSameCostEvenWithTheRightPassword() {
        account("grace@example.org", true, Set.of());
        int before = world.hasher.hashed();

        assertThat(logIn("grace@example.org", World.PASSWORD)).isEqualTo(new InvalidCredentials());
        assertThat(world.hasher.hashed() - before).isEqualTo(1);
    }

    @Test
    void hashesThePasswordAnewOnceTheParametersHaveMoved() {
        var before = credential().passwordHash();
        world.hasher.moveParameters();

        loggedIn("ada@example.org");

        assertThat(credential().passwordHash()).isNotEqualTo(before);
        assertThat(isOutdated()).isFalse();
        int hashed = world.hasher.hashed();
        loggedIn("ada@example.org");
        assertThat(world.hasher.hashed() - hashed).isEqualTo(1);
    }

    @Test
    void doesNotHashAnewForAWrongPassword() {
        world.hasher.moveParameters();

        logIn("ada@example.org", WRONG);

        assertThat(isOutdated()).isTrue();
    }

    @Test
    void writesDownWhoLoggedIn() {
        var token = loggedIn("ada@example.org").refreshToken();

        assertThat(world.journal.events().getLast())
                .isEqualTo(new AuditEvent.LoggedIn(ada.id(), token.sessionId(), "default"));
    }

    @Test
    void countsNoFailureWhenTheIdentitySourceIsOutOfReach() {
        var logIn = world.logIn((_, _) -> {
            throw new UnavailableException("the directory", null);
        });
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThatThrownBy(() ->
                            logIn.logIn("ada@example.org", World.PASSWORD, world.clients.byDefault(), World.LAPTOP))
                    .isInstanceOf(UnavailableException.class);
        }

        assertThat(logIn("ada@example.org", World.PASSWORD)).isInstanceOf(LoggedIn.class);
    }

    /// A guess that nobody has judged is none: the user comes in as soon as the key is back.
    @Test
    void countsNoFailureWhileTheKeyIsMissingThatAHashWasSealedWith() {
        world.sealingKeys.rotateTo("s2");
        world.sealingKeys.lose("s1");
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThatThrownBy(() -> logIn("ada@example.org", WRONG)).isInstanceOf(UnavailableException.class);
        }
        world.sealingKeys.rotateTo("s1");

        assertThat(logIn("ada@example.org", World.PASSWORD)).isInstanceOf(LoggedIn.class);
    }

    private boolean isOutdated() {
        var hash = world.sealing.open(credential().passwordHash(), ada.id()).orElseThrow();
        return world.hasher.isOutdated(hash);
    }

    private Credential credential() {
        return users.findCredential(ada.email()).orElseThrow();
    }

    private void account(String address, boolean disabled, Set<String> roles) {
        var email = EmailAddress.parse(address).orElseThrow();
        var user = new User(Fresh.userId(), email, Optional.empty(), world.clock.instant());
        var hash = world.passwords.hash(World.PASSWORD).sealedFor(user.id());
        users.add(user, new Credential(user.id(), email, hash, disabled, roles));
    }
}
