package ostiary.core.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.LogIn;
import ostiary.core.login.PendingLogin;
import ostiary.core.mail.Mail;
import ostiary.core.testing.World;
import ostiary.core.user.SealedHash;

class CancelDeletionTest extends DeletionSetup {
    private List<Mail> notices() {
        return world.outbox.sent().stream()
                .filter(Mail.DeletionCancelled.class::isInstance)
                .toList();
    }

    @Test
    void keepsTheAccountAndLogsNobodyIn() {
        request();
        later();

        assertThat(cancel(challenge())).isTrue();

        assertThat(refreshes(tokens)).isFalse();
        assertThat(world.listSessions().list(ada.id())).isEmpty();
        assertThat(notices()).containsExactly(new Mail.DeletionCancelled(email));
        assertThat(world.journal.events()).contains(new AuditEvent.DeletionCancelled(ada.id()));
        later();
        assertThat(logIn()).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        untilItIsGone();
        assertThat(world.stores.users().find(ada.id())).isPresent();
    }

    @Test
    void tellsTheSameClientTwice() {
        request();
        later();
        var challenge = challenge();
        cancel(challenge);

        assertThat(cancel(challenge)).isTrue();

        assertThat(notices()).hasSize(1);
    }

    /// It was given for another request.
    @Test
    void keepsNoAccountBySomethingThatIsSpent() {
        request();
        later();
        var challenge = challenge();
        var unspent = challenge();
        cancel(challenge);
        later();
        var next = ((LogIn.Outcome.LoggedIn) logIn()).tokens();
        later();
        world.deletion.request().request(world.deletion.principal(next, "pwd"));
        later();

        assertThat(cancel(challenge)).isFalse();
        assertThat(cancel(unspent)).isFalse();

        assertThat(logIn()).isInstanceOf(LogIn.Outcome.DeletionPending.class);
    }

    @Test
    void isGoodForTenMinutes() {
        request();
        later();
        var challenge = challenge();
        world.clock.advance(KeepOffers.LIFETIME.minusSeconds(1));
        var late = challenge();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(cancel(challenge)).isFalse();
        assertThat(cancel(late)).isTrue();
    }

    @Test
    void isOfNoUseOnceThePasswordIsAnother() {
        request();
        later();
        var challenge = challenge();
        world.stores.users().replacePasswordHash(email, login().orElseThrow().passwordHash(), new SealedHash("$other"));

        assertThat(cancel(challenge)).isFalse();
    }

    @Test
    void isOfNoUseToWhoIsDisabled() {
        request();
        later();
        var challenge = challenge();
        world.stores.statuses().setDisabled(ada.id(), true);

        assertThat(cancel(challenge)).isFalse();
        assertThat(logIn()).isEqualTo(new LogIn.Outcome.InvalidCredentials());
    }

    @Test
    void takesNothingElse() {
        request();
        later();
        var challenge = challenge();
        var login = world.challenges.issue(new PendingLogin(
                new FactorChallenge(Factor.TOTP, email.value(), "x"),
                email.value(),
                "default",
                List.of("pwd"),
                3,
                world.clock.instant().plusSeconds(60)));

        for (var text : List.of("", "odk_", "odk_x", login, "odk_" + login.substring(4), challenge + "x")) {
            assertThat(cancel(text)).as(text).isFalse();
        }
        assertThat(world.answerChallenge(World.NO_FACTORS)
                        .answer(challenge, new ChallengeAnswer.Code("1"), World.LAPTOP, Optional.empty()))
                .isEqualTo(new LogIn.Outcome.InvalidChallenge());
        assertThat(cancel(challenge)).isTrue();
    }
}
