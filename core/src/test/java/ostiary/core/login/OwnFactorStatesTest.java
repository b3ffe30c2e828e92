package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.user.SealedHash;

/// The changes to a user between the password and the code: the table of docs/second-factors.md.
class OwnFactorStatesTest extends OwnFactorSetup {
    /// The changes, by the words of the table.
    static Stream<Arguments> states() {
        return Stream.of(
                between("disabled", (test, _) -> test.world.stores.statuses().setDisabled(test.ada(), true), false),
                between(
                        "logged out everywhere",
                        (test, _) -> test.world.endAllSessions().endAll(test.ada()),
                        false),
                between("password changed", (test, _) -> test.changePassword(), false),
                between("factor removed", OwnFactorStatesTest::remove, false),
                between(
                        "factor removed, another added",
                        (test, phone) -> {
                            remove(test, phone);
                            test.enrol();
                        },
                        false),
                between("recovery codes renewed", (test, _) -> test.renew(), true),
                between(
                        "roles changed",
                        (test, _) -> test.world.stores.statuses().setRoles(test.ada(), Set.of("x")),
                        true),
                between("nothing", (_, _) -> {}, true));
    }

    private static Arguments between(String what, BiConsumer<OwnFactorStatesTest, Enrolled> happens, boolean isLetIn) {
        return Arguments.of(what, happens, isLetIn);
    }

    private static void remove(OwnFactorStatesTest test, Enrolled phone) {
        var who = test.world.factors.principal(test.ada(), "pwd", "otp", "mfa");
        test.world.factors.remove().remove(who, phone.id());
    }

    private void renew() {
        world.factors.renew().renew(world.factors.principal(ada(), "pwd", "otp", "mfa"));
    }

    private void changePassword() {
        var kept = world.stores.users().findCredential(email).orElseThrow().passwordHash();
        world.stores.users().replacePasswordHash(email, kept, new SealedHash("$sealed$v=1$k=s1$another"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void betweenPasswordAndCode(String what, BiConsumer<OwnFactorStatesTest, Enrolled> happens, boolean isLetIn) {
        var phone = enrol();
        world.clock.advance(Duration.ofSeconds(30));
        var challenge = challenge();
        world.clock.advance(Duration.ofSeconds(1));

        happens.accept(this, phone);
        world.clock.advance(Duration.ofSeconds(1));

        var outcome = answer(challenge, shown(phone));
        assertThat(outcome instanceof LoggedIn).as(what).isEqualTo(isLetIn);
    }

    /// Not even a recovery code.
    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void betweenPasswordAndRecoveryCode(
            String what, BiConsumer<OwnFactorStatesTest, Enrolled> happens, boolean isLetIn) {
        var phone = enrol();
        var challenge = challenge();
        world.clock.advance(Duration.ofSeconds(1));

        happens.accept(this, phone);
        world.clock.advance(Duration.ofSeconds(1));

        var outcome = answer(challenge, phone.recoveryCodes().getLast());
        assertThat(outcome instanceof LoggedIn).as(what).isEqualTo(isLetIn && !what.startsWith("recovery"));
    }

    /// However often it is tried.
    @ParameterizedTest
    @MethodSource("ends")
    void leavesNoWayOn(String what, Consumer<OwnFactorStatesTest> happens) {
        var phone = enrol();
        world.clock.advance(Duration.ofSeconds(30));
        var challenge = challenge();
        world.clock.advance(Duration.ofSeconds(1));
        happens.accept(this);
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(List.of(answer(challenge, shown(phone)), answer(challenge, shown(phone))))
                .as(what)
                .containsOnly(new InvalidChallenge());
        assertThat(world.stores.sessions().list(ada(), world.clock.instant())).isEmpty();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("disabled", test -> test.world.stores.statuses().setDisabled(test.ada(), true)),
                end("logged out everywhere", test -> test.world.endAllSessions().endAll(test.ada())),
                end("password changed", OwnFactorStatesTest::changePassword));
    }

    private static Arguments end(String what, Consumer<OwnFactorStatesTest> happens) {
        return Arguments.of(what, happens);
    }
}
