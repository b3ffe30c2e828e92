package ostiary.core.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// The duties of every [SagaStore]; each adapter's test extends this.
public abstract class SagaStoreContract {
    private static final Instant NOW = Fresh.now();
    private static final Instant AT = NOW.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

    private final int rounds;

    /// @param rounds of each race, each with an account of its own
    protected SagaStoreContract(int rounds) {
        this.rounds = rounds;
    }

    protected abstract Stores stores();

    protected abstract SagaStore sagas();

    /// Makes an account.
    ///
    /// @return its user
    protected abstract UserId account(EmailAddress email);

    /// Somebody who wants the account to be deleted.
    private final class Leaver {
        private final EmailAddress email = Fresh.email();
        private final UserId id = account(email);
        private final Optional<Credential> login = stores().users().findCredential(email);

        Leaver() {
            assertThat(stores().deletions().request(id, login, NOW, AT)).isTrue();
        }

        boolean keeps() {
            var hash = Sha256.of(UUID.randomUUID().toString().getBytes(UTF_8));
            var offer = new KeepOffer(hash, id, AT, KeepOffer.fingerprint(login), false, false, NOW.plusSeconds(60));
            stores().keepOffers().keep(offer);
            return stores().keepOffers().redeem(offer, login, NOW.plusSeconds(1));
        }

        boolean isCalledOff() {
            return sagas().callOff(id, login, NOW.plusSeconds(1), AT);
        }

        boolean isFinal() {
            return sagas().finish(id, AT) == SagaStanding.FINAL;
        }

        SagaStanding standing() {
            return sagas().find(id, AT);
        }

        boolean stays() {
            return stores().statuses().findStatus(id).orElseThrow().deletesAt().isEmpty()
                    && stores().users().findCredential(email).equals(login);
        }
    }

    @Test
    void isPendingUntilItIsFinalForGood() {
        var leaver = new Leaver();
        assertThat(leaver.standing()).isEqualTo(SagaStanding.PENDING);

        assertThat(leaver.isFinal()).isTrue();

        assertThat(leaver.standing()).isEqualTo(SagaStanding.FINAL);
        assertThat(leaver.isFinal()).isTrue();
        assertThat(leaver.keeps()).isFalse();
        assertThat(leaver.isCalledOff()).isFalse();
        assertThat(leaver.stays()).isFalse();
    }

    @Test
    void isNeverFinalOnceItIsKept() {
        var leaver = new Leaver();
        assertThat(leaver.keeps()).isTrue();

        assertThat(sagas().finish(leaver.id, AT)).isEqualTo(SagaStanding.OVER);

        assertThat(leaver.standing()).isEqualTo(SagaStanding.OVER);
        assertThat(leaver.isCalledOff()).isFalse();
        assertThat(leaver.stays()).isTrue();
    }

    @Test
    void isCalledOffOnceAndToldOf() {
        var leaver = new Leaver();

        assertThat(leaver.isCalledOff()).isTrue();
        assertThat(leaver.isCalledOff()).isFalse();

        assertThat(leaver.stays()).isTrue();
        assertThat(stores().statuses().findStatus(leaver.id).orElseThrow().notBefore())
                .contains(NOW.plusSeconds(1));
        assertThat(leaver.standing()).isEqualTo(SagaStanding.REFUSED);
        assertThat(sagas().finish(leaver.id, AT)).isEqualTo(SagaStanding.REFUSED);
        sagas().told(leaver.id, AT.plusSeconds(1));
        assertThat(leaver.standing()).isEqualTo(SagaStanding.REFUSED);
        sagas().told(leaver.id, AT);
        assertThat(leaver.standing()).isEqualTo(SagaStanding.OVER);
    }

    @Test
    void isCalledOffForWhoeverWasDisabledMeanwhile() {
        var leaver = new Leaver();
        stores().statuses().setDisabled(leaver.id, true);

        assertThat(sagas().callOff(leaver.id, stores().users().findCredential(leaver.email), NOW.plusSeconds(1), AT))
                .isTrue();

        assertThat(stores().statuses().findStatus(leaver.id).orElseThrow().deletesAt())
                .isEmpty();
        assertThat(stores().statuses().findStatus(leaver.id).orElseThrow().disabled())
                .isTrue();
    }

    @Test
    void isNotCalledOffByWhoeverHasSeenAnotherLoginOrComesLate() {
        var leaver = new Leaver();
        assertThat(sagas().callOff(leaver.id, leaver.login, AT, AT)).isFalse();
        assertThat(sagas().callOff(leaver.id, leaver.login, NOW, AT.plusSeconds(1)))
                .isFalse();
        stores().users()
                .replacePasswordHash(leaver.email, leaver.login.orElseThrow().passwordHash(), new SealedHash("$other"));
        assertThat(leaver.isCalledOff()).isFalse();

        assertThat(leaver.standing()).isEqualTo(SagaStanding.PENDING);
    }

    /// Nothing is known of it: it may be gone for days.
    @Test
    void isFinalWhereThereIsNoAccountAnyMore() {
        assertThat(sagas().find(Fresh.userId(), AT)).isEqualTo(SagaStanding.FINAL);
        assertThat(sagas().finish(Fresh.userId(), AT)).isEqualTo(SagaStanding.FINAL);
        assertThat(sagas().callOff(Fresh.userId(), Optional.empty(), NOW, AT)).isFalse();
    }

    /// A late step of a deletion that is over finds the next one of the same user.
    @Test
    void leavesAnotherDeletionAlone() {
        var leaver = new Leaver();
        leaver.isCalledOff();
        var next = AT.plusSeconds(9);
        assertThat(stores().deletions().request(leaver.id, leaver.login, NOW.plusSeconds(2), next))
                .isTrue();

        assertThat(leaver.standing()).isEqualTo(SagaStanding.OVER);
        assertThat(leaver.isFinal()).isFalse();
        assertThat(leaver.isCalledOff()).isFalse();
        assertThat(sagas().find(leaver.id, next)).isEqualTo(SagaStanding.PENDING);
    }

    @Test
    void oneOfKeepAndFinalWins() throws Exception {
        for (int i = 0; i < rounds; i++) {
            var leaver = new Leaver();

            var outcomes = AtOnce.callAll(List.<Callable<Boolean>>of(leaver::keeps, leaver::isFinal));

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            assertThat(leaver.stays()).isEqualTo(outcomes.getFirst());
        }
    }

    /// A step of a call-off that was thought dead comes late.
    @Test
    void oneOfKeepAndCallOffAndFinalWins() throws Exception {
        for (int i = 0; i < rounds; i++) {
            var leaver = new Leaver();

            var outcomes =
                    AtOnce.callAll(List.<Callable<Boolean>>of(leaver::keeps, leaver::isCalledOff, leaver::isFinal));

            assertThat(outcomes).containsOnlyOnce(true);
            assertThat(leaver.stays()).isEqualTo(!outcomes.getLast());
        }
    }
}
