package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.FactorOutcome.Removed;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.token.Sha256;

/// Many who answer at once, each with a challenge of their own; over each kind of store.
public abstract class OwnFactorRaces extends OwnFactorSetup {
    private static final int MANY = 64;
    private static final int ROUNDS = 5;

    protected OwnFactorRaces(Stores stores) {
        super(stores);
    }

    /// Limits of guesses would be in the way of most of them, so each goes by the verifier.
    private List<Boolean> answeredAtOnce(String code) throws Exception {
        var login = world.stores.users().findCredential(email).orElseThrow();
        var challenge = OwnFactorVerifier.challenge(email, login.passwordHash());
        var calls = IntStream.range(0, MANY)
                .<Callable<Boolean>>mapToObj(i -> () ->
                        world.factors.verifier().answer(challenge, new ChallengeAnswer.Code(code), false, attempt(i))
                                        instanceof
                                        ChallengeVerifier.Verdict.Decided(
                                                CredentialVerifier.Verdict.Verified verified,
                                                var afterwards)
                                && afterwards != null
                                && verified.userId().equals(login.userId()))
                .toList();
        return AtOnce.callAll(calls);
    }

    private static Sha256 attempt(int number) {
        return Sha256.of(new byte[] {(byte) number});
    }

    @Test
    void oneCodeLetsOneOfManyIn() throws Exception {
        var phone = enrol();
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(answeredAtOnce(shown(phone))).containsOnlyOnce(true);
    }

    @Test
    void oneRecoveryCodeLetsOneOfManyIn() throws Exception {
        var codes = enrol().recoveryCodes();

        assertThat(answeredAtOnce(codes.getFirst())).containsOnlyOnce(true);
        assertThat(answeredAtOnce(codes.getLast())).containsOnlyOnce(true);
    }

    /// Whatever comes first: once the removal is acknowledged, nothing of the authenticator lets anybody in,
    /// and the next login is by the password alone.
    @Test
    void aRemovalAndALoginAtOnceLeaveNoWrongState() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var phone = enrol();
            world.clock.advance(Duration.ofSeconds(60));
            var challenge = challenge();
            var late = challenge();
            var who = world.factors.principal(ada(), "pwd", "otp", "mfa");

            var outcomes = AtOnce.callAll(List.<Callable<Object>>of(
                    () -> world.factors.remove().remove(who, phone.id()), () -> answer(challenge, shown(phone))));

            assertThat(outcomes.getFirst()).isEqualTo(new Removed());
            world.clock.advance(Duration.ofSeconds(30));
            assertThat(answer(late, shown(phone))).isNotInstanceOf(LoggedIn.class);
            assertThat(answer(late, phone.recoveryCodes().get(3))).isNotInstanceOf(LoggedIn.class);
            assertThat(logIn()).isInstanceOf(LoggedIn.class);
            assertThat(world.stores.factors().find(ada()).authenticators()).isEmpty();
            world.clock.advance(Duration.ofMinutes(15));
        }
        assertThat(world.stores.factors().find(Fresh.userId()).authenticators()).isEmpty();
    }
}
