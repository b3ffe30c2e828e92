package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.FactorStore;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;
import ostiary.core.user.UserId;

/// The cost of second factors. Whoever has none pays nothing for them: [LoginCapacityTest] is as it was.
class FactorCapacityTest extends CapacitySetup {
    private UserId ada() {
        return world.stores.users().findCredential(email).orElseThrow().userId();
    }

    private Enrolled enrolled() {
        var phone = world.factors.enrol(ada());
        world.clock.advance(Duration.ofSeconds(30));
        return phone;
    }

    private LogIn.Outcome passwordAlone() {
        return world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), device);
    }

    private LogIn.Outcome answer(String challenge, String code) {
        return world.answerChallenge(world.factors.verifier())
                .answer(challenge, new ChallengeAnswer.Code(code), device, Optional.empty());
    }

    /// The login says itself that a code is needed. Written are the challenge, and one try of the name.
    @Test
    void aPasswordBeforeACodeReadsNoFactorAndWritesTwoUnits() {
        enrolled();
        meter.reset();

        assertThat(passwordAlone()).isInstanceOf(Challenged.class);

        assertThat(meter.readUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.writeUnits()).isEqualTo(2);
        assertThat(meter.calls()).isEqualTo(4);
    }

    /// The login, the factors and the user's status are read; the challenge, its try, the code and the session
    /// written.
    @Test
    void aCodeReadsOneUnitAndWritesOneBesideWhatEachChallengeCosts() {
        var phone = enrolled();
        var asked = (Challenged) passwordAlone();
        meter.reset();

        var code = world.factors.app.at(phone.secret(), world.clock.instant());
        assertThat(answer(asked.challenge(), code)).isInstanceOf(LoggedIn.class);

        isSpent("code", 3, 4, 7);
    }

    /// All of them are read by one query of one unit.
    @Test
    void fiveAuthenticatorsCostNoMore() {
        var last = enrolled();
        for (int i = 1; i < FactorStore.MOST; i++) {
            last = enrolled();
        }
        var asked = (Challenged) passwordAlone();
        meter.reset();

        var code = world.factors.app.at(last.secret(), world.clock.instant());
        assertThat(answer(asked.challenge(), code)).isInstanceOf(LoggedIn.class);

        isSpent("code, of five", 3, 4, 7);
    }

    @Test
    void aRecoveryCodeReadsNoFactor() {
        var phone = enrolled();
        var asked = (Challenged) passwordAlone();
        meter.reset();

        assertThat(answer(asked.challenge(), phone.recoveryCodes().getFirst())).isInstanceOf(LoggedIn.class);

        isSpent("recovery code", 2, 4, 6);
    }

    private void isSpent(String what, double reads, double writes, int calls) {
        System.out.printf(
                "%-26s %.1f read %.1f write %d calls%n", what, meter.readUnits(), meter.writeUnits(), meter.calls());
        assertThat(meter.readUnits()).as("read units of %s", what).isEqualTo(reads);
        assertThat(meter.writeUnits()).as("write units of %s", what).isEqualTo(writes);
        assertThat(meter.calls()).as("requests of %s", what).isEqualTo(calls);
    }
}
