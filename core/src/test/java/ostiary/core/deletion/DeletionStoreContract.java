package ostiary.core.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// The duties of every [DeletionStore] and [KeepOfferStore]; each adapter's test extends this.
public abstract class DeletionStoreContract {
    private static final int CALLERS = 64;

    private final Instant now = Fresh.now();
    private final Instant at = now.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    private final EmailAddress email = Fresh.email();
    private UserId id = Fresh.userId();
    private Optional<Credential> login = Optional.empty();

    protected abstract Stores stores();

    /// Makes an account.
    ///
    /// @return its user
    protected abstract UserId account(EmailAddress email);

    @BeforeEach
    void somebodyHasAnAccount() {
        id = account(email);
        login = stores().users().findCredential(email);
    }

    private UserStatus status() {
        return stores().statuses().findStatus(id).orElseThrow();
    }

    private boolean request() {
        return stores().deletions().request(id, login, now, at);
    }

    private KeepOffer offer() {
        return offer(at, now.plusSeconds(60));
    }

    private KeepOffer offer(Instant deletesAt, Instant expiresAt) {
        var hash = Sha256.of(UUID.randomUUID().toString().getBytes(UTF_8));
        var offer = new KeepOffer(hash, id, deletesAt, KeepOffer.fingerprint(login), false, false, expiresAt);
        stores().keepOffers().keep(offer);
        return offer;
    }

    private boolean redeem(KeepOffer offer) {
        return stores().keepOffers().redeem(offer, login, now.plusSeconds(1));
    }

    @Test
    void marksTheAccountAndEndsItsSessions() {
        assertThat(request()).isTrue();

        assertThat(status().deletesAt()).contains(at);
        assertThat(status().notBefore()).contains(now);
        assertThat(status().admits(UUID.randomUUID(), now.plusSeconds(5))).isFalse();
        assertThat(stores().users().findCredential(email))
                .map(Credential::leaving)
                .contains(true);
        assertThat(stores().deletions().find(id)).contains(new PendingDeletion(at, false));
    }

    @Test
    void changesNothingTheSecondTime() {
        request();

        assertThat(stores().deletions().request(id, login, now, at.plusSeconds(9)))
                .isFalse();

        assertThat(status().deletesAt()).contains(at);
    }

    @Test
    void marksNobodyWhoIsDisabledOrGoneOrHasAnotherLoginByNow() {
        assertThat(stores().deletions().request(Fresh.userId(), Optional.empty(), now, at))
                .isFalse();
        stores().statuses().setDisabled(id, true);
        assertThat(request()).isFalse();
        stores().statuses().setDisabled(id, false);
        changePassword();
        assertThat(request()).isFalse();

        assertThat(status().deletesAt()).isEmpty();
        assertThat(stores().users().findCredential(email))
                .map(Credential::leaving)
                .contains(false);
    }

    private void changePassword() {
        stores().users().replacePasswordHash(email, login.orElseThrow().passwordHash(), new SealedHash("$other"));
    }

    /// The clock of whoever ended sessions last is ahead.
    @Test
    void bringsNoSessionBack() {
        stores().statuses().endSessions(id, now.plusSeconds(50));

        assertThat(request()).isTrue();
        assertThat(status().notBefore()).contains(now.plusSeconds(50));
        assertThat(redeem(offer())).isTrue();
        assertThat(status().notBefore()).contains(now.plusSeconds(50));
    }

    @Test
    void notesThatAllIsTold() {
        request();
        stores().deletions().told(id, at.plusSeconds(1));
        assertThat(stores().deletions().find(id)).contains(new PendingDeletion(at, false));

        stores().deletions().told(id, at);

        assertThat(stores().deletions().find(id)).contains(new PendingDeletion(at, true));
    }

    @Test
    void takesTheMarkBackOnce() {
        request();
        stores().deletions().told(id, at);
        var offer = offer();

        assertThat(redeem(offer)).isTrue();
        assertThat(redeem(offer)).isFalse();

        assertThat(status().deletesAt()).isEmpty();
        assertThat(status().notBefore()).contains(now.plusSeconds(1));
        assertThat(status().admits(UUID.randomUUID(), now.plusSeconds(2))).isTrue();
        assertThat(stores().users().findCredential(email)).isEqualTo(login);
        assertThat(stores().deletions().find(id)).isEmpty();
        assertThat(stores().keepOffers().find(offer.id(), now)).contains(offer.taken());
        stores().keepOffers().done(offer.id());
        assertThat(stores().keepOffers().find(offer.id(), now))
                .contains(offer.taken().finished());
    }

    @Test
    void takesNoMarkBackByAnOfferThatIsNotGood() {
        var none = offer();
        assertThat(redeem(none)).isFalse();
        request();
        assertThat(redeem(offer(at.minusSeconds(1), now.plusSeconds(60)))).isFalse();
        var expired = offer(at, now.plusSeconds(1));
        assertThat(redeem(expired)).isFalse();
        assertThat(stores().keepOffers().find(expired.id(), now.plusSeconds(1))).isEmpty();
        stores().statuses().setDisabled(id, true);
        assertThat(redeem(offer())).isFalse();
        stores().statuses().setDisabled(id, false);
        changePassword();
        assertThat(redeem(offer())).isFalse();

        assertThat(status().deletesAt()).contains(at);
    }

    @Test
    void takesNoMarkBackOnceTheTimeHasCome() {
        request();
        var offer = offer(at, at.plusSeconds(60));

        assertThat(stores().keepOffers().redeem(offer, login, at)).isFalse();
    }

    @Test
    void letsOneThroughHoweverManyTry() throws Exception {
        assertThat(AtOnce.call(CALLERS, this::request)).containsOnlyOnce(true);
        var one = offer();
        assertThat(AtOnce.call(CALLERS, () -> redeem(one))).containsOnlyOnce(true);
    }

    /// A second mark after the first was taken back is another one.
    @Test
    void marksAnew() {
        request();
        stores().deletions().told(id, at);
        redeem(offer());

        assertThat(stores().deletions().request(id, login, now.plusSeconds(2), at.plusSeconds(2)))
                .isTrue();

        assertThat(stores().deletions().find(id)).contains(new PendingDeletion(at.plusSeconds(2), false));
        assertThat(redeem(offer())).isFalse();
    }
}
