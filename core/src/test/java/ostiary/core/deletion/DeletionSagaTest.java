package ostiary.core.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.user.InMemoryUserStore;

class DeletionSagaTest extends DeletionSetup {
    private final InMemoryUserStore users = (InMemoryUserStore) world.stores.users();
    private final SagaStore store = new InMemorySagaStore(users);

    DeletionSagaTest() {
        users.follow(world.clock);
    }

    private DeletionSaga saga(Mailer mailer) {
        return new DeletionSaga(store, world.stores.users(), mailer, world.journal, world.clock);
    }

    private DeletionSaga saga() {
        return saga(world.outbox);
    }

    @Test
    void givesTheAccountBackAndTellsItsOwnerOnce() {
        var at = request();

        assertThat(saga().callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.REFUSED);
        assertThat(saga().tell(ada.id(), at)).isEqualTo(SagaStanding.OVER);
        assertThat(saga().callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.OVER);
        assertThat(saga().tell(ada.id(), at)).isEqualTo(SagaStanding.OVER);

        later();
        assertThat(logIn()).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(refreshes(tokens)).isFalse();
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.DeletionRefused(email));
        assertThat(world.journal.events())
                .containsOnlyOnce(new AuditEvent.DeletionRefused(ada.id(), List.of("billing")));
    }

    @Test
    void tellsTheOwnerInTheEndWhereMailIsAwayAtFirst() {
        var at = request();
        Mailer away = _ -> {
            throw new UnavailableException("mail", null);
        };
        assertThat(saga(away).callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.REFUSED);
        assertThatThrownBy(() -> saga(away).tell(ada.id(), at)).isInstanceOf(UnavailableException.class);
        assertThat(saga().find(ada.id(), at)).isEqualTo(SagaStanding.REFUSED);

        saga().tell(ada.id(), at);

        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.DeletionRefused(email));
    }

    @Test
    void callsNothingOffOnceItIsFinal() {
        var at = request();
        var challenge = challenge();
        assertThat(saga().finish(ada.id(), at)).isEqualTo(SagaStanding.FINAL);

        assertThat(saga().callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.FINAL);
        assertThat(cancel(challenge)).isFalse();

        assertThat(world.outbox.sent()).doesNotContain(new Mail.DeletionRefused(email));
        assertThat(logIn()).isInstanceOf(LogIn.Outcome.DeletionPending.class);
        untilItIsGone();
        assertThat(logIn()).isEqualTo(new LogIn.Outcome.InvalidCredentials());
    }

    @Test
    void tellsNobodyOfADeletionThatNoneHasRefused() {
        var at = request();

        assertThat(saga().tell(ada.id(), at)).isEqualTo(SagaStanding.PENDING);

        assertThat(world.outbox.sent()).doesNotContain(new Mail.DeletionRefused(email));
    }

    @ParameterizedTest
    @CsvSource({"604800, 226800", "3600, 1350", "10, 3", "5, 2", "0, 2", "-9, 2"})
    void waitsForTwoAnswersWithinThreeQuartersOfWhatIsLeft(long left, long seconds) {
        assertThat(saga().answerTime(world.clock.instant().plusSeconds(left))).hasSeconds(seconds);
    }

    /// Nobody was asked in time, or nobody has answered.
    @Test
    void isTooLateOnceTheAccountIsGone() {
        var at = request();
        world.clock.advance(Duration.ofDays(31));

        assertThat(saga().callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.FINAL);
        assertThat(saga().find(ada.id(), at)).isEqualTo(SagaStanding.FINAL);
        assertThat(saga().finish(ada.id(), at)).isEqualTo(SagaStanding.FINAL);
    }

    @Test
    void leavesTheOwnerAloneWhoHasKeptTheAccount() {
        var at = request();
        later();
        assertThat(cancel(challenge())).isTrue();

        assertThat(saga().callOff(ada.id(), at, List.of("billing"))).isEqualTo(SagaStanding.OVER);

        assertThat(saga().finish(ada.id(), at)).isEqualTo(SagaStanding.OVER);
        assertThat(world.outbox.sent()).doesNotContain(new Mail.DeletionRefused(email));
    }
}
