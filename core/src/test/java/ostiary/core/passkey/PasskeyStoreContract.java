package ostiary.core.passkey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.FactorName;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// The duties of every [PasskeyStore] and of the [SpentChallenges] beside it; each adapter's test extends this.
public abstract class PasskeyStoreContract {
    private final Stores stores;
    private final PasskeyStore store;
    private final SpentChallenges spent;
    private final EmailAddress email = Fresh.email();
    private final UserId ada;
    private final Instant now = Fresh.now();

    protected PasskeyStoreContract(Stores stores) {
        this.stores = stores;
        this.store = stores.passkeys();
        this.spent = stores.spentChallenges();
        this.ada = new World(stores).account(email).id();
    }

    private boolean add(UserId user, Passkey passkey) {
        return store.add(user, passkey, stores.statuses().findStatus(user).flatMap(UserStatus::notBefore));
    }

    private Passkey passkey(int number) {
        return passkey(number, 0);
    }

    private Passkey passkey(int number, long signCount) {
        var id = PasskeyId.parse("AAAAAAAAAAAAAAAAAAAA" + "%04d".formatted(number))
                .orElseThrow();
        return new Passkey(
                id,
                new FactorName("Phone " + number),
                "shop.example",
                "key-" + number,
                signCount,
                number % 2 == 0,
                number % 2 == 0 ? Set.of() : Set.of("internal", "hybrid"),
                now.plusMillis(number),
                Optional.empty());
    }

    @Test
    void givesBackWhatWasAdded() {
        assertThat(add(ada, passkey(2))).isTrue();
        assertThat(add(ada, passkey(1))).isTrue();

        assertThat(store.list(ada)).containsExactly(passkey(1), passkey(2));
        assertThat(store.find(ada, passkey(2).id())).contains(passkey(2));
    }

    @Test
    void knowsNobodyElses() {
        add(ada, passkey(1));

        assertThat(store.list(Fresh.userId())).isEmpty();
        assertThat(store.find(Fresh.userId(), passkey(1).id())).isEmpty();
        assertThat(store.remove(Fresh.userId(), passkey(1).id())).isFalse();
        assertThat(store.rename(Fresh.userId(), passkey(1).id(), new FactorName("Mine")))
                .isFalse();
        assertThat(store.use(Fresh.userId(), passkey(1).id(), 1, now)).isFalse();
        assertThat(store.list(ada)).containsExactly(passkey(1));
    }

    @Test
    void addsNoneTwice() {
        add(ada, passkey(1));

        assertThat(add(ada, passkey(1).named(new FactorName("Again")))).isFalse();

        assertThat(store.list(ada)).containsExactly(passkey(1));
    }

    @Test
    void hasRoomForTenUntilOneGoes() {
        IntStream.range(0, Passkey.MOST)
                .forEach(number -> assertThat(add(ada, passkey(number))).isTrue());

        assertThat(add(ada, passkey(10))).isFalse();
        assertThat(store.remove(ada, passkey(3).id())).isTrue();
        assertThat(store.remove(ada, passkey(3).id())).isFalse();
        assertThat(add(ada, passkey(10))).isTrue();
        assertThat(add(ada, passkey(11))).isFalse();
        assertThat(store.list(ada)).hasSize(Passkey.MOST);
    }

    /// It would stay when the account is gone.
    @Test
    void addsNoneToAnAccountThatWillBeDeleted() {
        add(ada, passkey(1));
        var login = stores.users().findCredential(email);
        assertThat(stores.deletions().request(ada, login, now, now.plusSeconds(60)))
                .isTrue();

        assertThat(add(ada, passkey(2))).isFalse();
        assertThat(add(Fresh.userId(), passkey(2))).isFalse();
        assertThat(store.list(ada)).containsExactly(passkey(1));
    }

    /// A thief's that was on its way would stay after a reset.
    @Test
    void addsNoneOnceSessionsWereEnded() {
        stores.statuses().endSessions(ada, now);

        assertThat(store.add(ada, passkey(1), Optional.empty())).isFalse();
        assertThat(store.add(ada, passkey(1), Optional.of(now.minusMillis(1)))).isFalse();
        assertThat(store.add(ada, passkey(1), Optional.of(now))).isTrue();
    }

    @Test
    void addsNoneToADisabledUserAndRemovesOne() {
        add(ada, passkey(1));
        stores.statuses().setDisabled(ada, true);

        assertThat(add(ada, passkey(2))).isFalse();
        assertThat(store.remove(ada, passkey(1).id())).isTrue();
    }

    @Test
    void letsNoMoreInAtOnce() throws Exception {
        IntStream.range(0, Passkey.MOST - 1).forEach(number -> add(ada, passkey(number)));
        var adds = IntStream.range(20, 24)
                .<Callable<Boolean>>mapToObj(number -> () -> add(ada, passkey(number)))
                .toList();

        assertThat(AtOnce.callAll(adds)).containsOnlyOnce(true);
        assertThat(store.list(ada)).hasSize(Passkey.MOST);
    }

    @Test
    void renames() {
        add(ada, passkey(1));

        assertThat(store.rename(ada, passkey(1).id(), new FactorName("Old phone")))
                .isTrue();

        assertThat(store.list(ada)).containsExactly(passkey(1).named(new FactorName("Old phone")));
    }

    @Test
    void countsOn() {
        add(ada, passkey(1, 5));
        var id = passkey(1).id();

        assertThat(store.use(ada, id, 6, now)).isTrue();
        assertThat(store.use(ada, id, 6, now)).isFalse();
        assertThat(store.use(ada, id, 5, now)).isFalse();
        assertThat(store.use(ada, id, 0, now)).isFalse();
        assertThat(store.use(ada, id, 100, now.plusSeconds(1))).isTrue();

        assertThat(store.find(ada, id)).contains(passkey(1, 100).used(100, now.plusSeconds(1)));
    }

    @Test
    void takesOneThatDoesNotCountAnyNumberOfTimes() {
        add(ada, passkey(1));
        var id = passkey(1).id();

        assertThat(store.use(ada, id, 0, now)).isTrue();
        assertThat(store.use(ada, id, 0, now)).isTrue();
        assertThat(store.use(ada, id, 1, now)).isTrue();
        assertThat(store.use(ada, id, 0, now)).isFalse();
    }

    @Test
    void usesNoneThatIsGone() {
        add(ada, passkey(1));
        store.remove(ada, passkey(1).id());

        assertThat(store.use(ada, passkey(1).id(), 1, now)).isFalse();
        assertThat(store.find(ada, passkey(1).id())).isEmpty();
    }

    @Test
    void aChallengeIsSpentByOneOfMany() throws Exception {
        var challenge = Sha256.of(ada.toString().getBytes(US_ASCII));
        var spenders = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(_ -> () -> spent.spend(challenge, now.plusSeconds(300)))
                .toList();

        assertThat(AtOnce.callAll(spenders)).containsOnlyOnce(true);
        assertThat(spent.spend(challenge, now.plusSeconds(300))).isFalse();
    }
}
