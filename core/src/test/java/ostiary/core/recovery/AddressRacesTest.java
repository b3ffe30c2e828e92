package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.UnavailableException;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;

/// Two who do at once what only one of them may.
class AddressRacesTest extends AddressSetup {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 200;
    private static final Password OTHER = Password.of("tangerine walrus 42 sunrise");

    static IntStream rounds() {
        return IntStream.range(0, ROUNDS);
    }

    @Test
    void oneOfManyConfirmationsIsTold() throws Exception {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);

        var outcomes = AtOnce.call(CALLERS, () -> addresses.byLink(link));

        // The others find that it is done, as many as may show a password at once.
        assertThat(outcomes)
                .contains(new ConfirmAddressChange.Outcome.Done())
                .hasOnlyElementsOfTypes(
                        ConfirmAddressChange.Outcome.Done.class, ConfirmAddressChange.Outcome.TooManyTries.class);
        assertThat(users.findCredential(old)).isEmpty();
        assertThat(world.stores
                        .addresses()
                        .former(ada.id(), world.clock.instant())
                        .list())
                .hasSize(1);
    }

    @Test
    void oneOfManyWaysBackIsTaken() throws Exception {
        var back = addresses.change(own, old, next);

        var outcomes = AtOnce.call(CALLERS, () -> addresses.back(back));

        assertThat(outcomes).containsOnly(new RestoreAddress.Outcome.Done());
        assertThat(present()).isEqualTo(old);
        assertThat(users.findCredential(next)).isEmpty();
    }

    @Test
    void anAddressGoesToOneOfManyUsers() throws Exception {
        var sessions = Stream.generate(() -> logIn(world.account(Fresh.email()).email()))
                .limit(CALLERS)
                .toList();
        var links = sessions.stream().map(this::linkToTheSame).toList();

        var outcomes = AtOnce.callAll(links.stream()
                .<Callable<ConfirmAddressChange.Outcome>>map(link -> () -> addresses.byLink(link))
                .toList());

        assertThat(outcomes)
                .filteredOn(ConfirmAddressChange.Outcome.Done.class::isInstance)
                .hasSize(1);
        var owner = users.findCredential(next).orElseThrow().userId();
        assertThat(users.find(owner).orElseThrow().email()).isEqualTo(next);
    }

    /// Past the limit of mails to one address.
    private String linkToTheSame(IssuedTokens session) {
        var login = users.findCredential(users.find(session.refreshToken().userId())
                        .orElseThrow()
                        .email())
                .orElseThrow();
        var fresh = addresses.secrets().fresh();
        world.stores
                .addresses()
                .keep(new AddressChange(
                        fresh.id(),
                        login.userId(),
                        session.refreshToken().sessionId(),
                        login.email(),
                        next,
                        addresses.secrets().hash(fresh, login.userId(), world.clock.instant()),
                        fresh.linkHash(),
                        ResetSecrets.fingerprint(login.passwordHash()),
                        0,
                        false,
                        false,
                        world.clock.instant().plus(RequestAddressChange.LIFETIME)));
        return fresh.link();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void anAddressIsMovedToOrSignedUpWith(int round) throws Exception {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);
        world.signUp().signUp(next, OTHER, Optional.empty(), "192.0.2." + round);
        var code = world.outbox.codeFor(next);

        inParallel(
                () -> addresses.byLink(link),
                () -> world.confirmSignUp().confirm(next, code, Optional.of(OTHER), "192.0.2." + round));

        var owner = users.findCredential(next).orElseThrow().userId();
        assertThat(users.find(owner).orElseThrow().email()).isEqualTo(next);
        assertThat(present()).isEqualTo(owner.equals(ada.id()) ? next : old);
        assertThat(users.findCredential(old).isPresent()).isEqualTo(!owner.equals(ada.id()));
    }

    /// Whoever has logged in with the old address is signed out by the change, or was not let in.
    @ParameterizedTest
    @MethodSource("rounds")
    void noLoginWithTheOldAddressOutlivesTheChange(int round) throws Exception {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);

        var outcomes = inParallel(() -> addresses.byLink(link), this::logInOrNot);

        later();
        assertThat(present()).as("round %d", round).isEqualTo(next);
        if (outcomes.getLast() instanceof LogIn.Outcome.LoggedIn in) {
            assertThat(refreshes(in.tokens())).isFalse();
        }
    }

    private Object logInOrNot() {
        try {
            return tryToLogIn(old);
        } catch (UnavailableException endsAtThisMoment) {
            return endsAtThisMoment;
        }
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aPasswordIsResetOrTheAddressIsAnother(int round) throws Exception {
        var recovery = world.recovery();
        var request = recovery.ask(old);
        var code = world.outbox.resetFor(old).code();
        addresses.ask(own, next);
        var link = addresses.linkFor(next);

        var outcomes = inParallel(() -> addresses.byLink(link), () -> recovery.byCode(request, code, OTHER));

        boolean isMoved = outcomes.getFirst() instanceof ConfirmAddressChange.Outcome.Done;
        boolean isReset = outcomes.getLast() instanceof ResetPassword.Outcome.Done;
        assertThat(isMoved).as("round %d", round).isNotEqualTo(isReset);
        assertThat(present()).isEqualTo(isMoved ? next : old);
        assertThat(users.findCredential(isMoved ? old : next)).isEmpty();
    }

    private static List<Object> inParallel(Callable<Object> one, Callable<Object> other) throws InterruptedException {
        return AtOnce.callAll(List.of(one, other));
    }

    @Test
    void aWayBackIsMailedOnceForEachChange() {
        addresses.change(own, old, next);

        assertThat(world.outbox.sent())
                .filteredOn(Mail.AddressChanged.class::isInstance)
                .hasSize(1);
        assertThat(World.PASSWORD).isNotEqualTo(OTHER);
    }
}
