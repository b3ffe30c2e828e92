package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The duties of every [FactorStore]; each adapter's test extends this.
public abstract class FactorStoreContract {
    private final World world;
    private final FactorStore store;
    private final EmailAddress email = Fresh.email();
    private final Instant now = Fresh.now();
    private final Sha256 one = Sha256.of(new byte[] {1});
    private final Sha256 two = Sha256.of(new byte[] {2});

    protected FactorStoreContract(Stores stores) {
        this.world = new World(stores);
        this.store = stores.factors();
    }

    private Credential login() {
        return world.stores.users().findCredential(email).orElseThrow();
    }

    private UserId ada() {
        return login().userId();
    }

    @BeforeEach
    void adaHasAnAccount() {
        world.account(email);
    }

    private Authenticator waiting() {
        var authenticator = new Authenticator(
                new FactorId(UUID.randomUUID()),
                new FactorName("Phone"),
                new SealedSecret("$sealed$" + UUID.randomUUID()),
                0,
                now,
                Optional.empty());
        store.keep(ada(), new Factors.Pending(authenticator, now.plusSeconds(600)));
        return authenticator;
    }

    private Authenticator added(Sha256... codes) {
        var confirmed = waiting().confirmed(7, now);
        assertThat(store.confirm(login(), confirmed, Set.of(codes))).isTrue();
        return confirmed;
    }

    @Test
    void hasNothingOfWhoeverHasNothing() {
        assertThat(store.find(Fresh.userId())).isEqualTo(Factors.NONE);
        assertThat(store.find(ada())).isEqualTo(Factors.NONE);
        assertThat(store.spend(ada(), one, by())).isEmpty();
        assertThat(store.replaceRecoveryCodes(ada(), Set.of(one), now)).isFalse();
        assertThat(store.find(ada())).isEqualTo(Factors.NONE);
    }

    @Test
    void keepsOneThatWaitsInPlaceOfAnother() {
        var first = waiting();
        var second = waiting();

        assertThat(store.find(ada()))
                .isEqualTo(new Factors(
                        List.of(), Optional.of(new Factors.Pending(second, now.plusSeconds(600))), Set.of()));
        assertThat(store.confirm(login(), first.confirmed(1, now), Set.of(one))).isFalse();
        assertThat(login().factors()).isZero();
    }

    @Test
    void givesBackWhatIsConfirmedWithItsCodes() {
        var confirmed = added(one, two);

        assertThat(store.find(ada())).isEqualTo(new Factors(List.of(confirmed), Optional.empty(), Set.of(one, two)));
        assertThat(login().factors()).isEqualTo(1);
    }

    @Test
    void keepsTheCodesWhenASecondAuthenticatorComes() {
        var first = added(one, two);
        var second = added();

        assertThat(store.find(ada()).authenticators()).containsExactlyInAnyOrder(first, second);
        assertThat(store.find(ada()).recoveryCodes()).isEqualTo(2);
        assertThat(login().factors()).isEqualTo(2);
    }

    @Test
    void confirmsNothingForALoginThatHasChanged() {
        var before = login();
        added(one);
        var waiting = waiting().confirmed(1, now);

        assertThat(store.confirm(before, waiting, Set.of(two))).isFalse();
        world.stores.statuses().setDisabled(ada(), true);
        assertThat(store.confirm(login(), waiting, Set.of())).isFalse();
        assertThat(login().factors()).isEqualTo(1);
    }

    @Test
    void usesEachStepOnceAndNoneBefore() {
        var id = added(one).id();

        assertThat(store.use(ada(), id, 7, by(), now)).isFalse();
        assertThat(store.use(ada(), id, 9, by(), now.plusSeconds(60))).isTrue();
        assertThat(store.use(ada(), id, 9, by(), now)).isFalse();
        assertThat(store.use(ada(), id, 8, by(), now)).isFalse();
        assertThat(store.use(Fresh.userId(), id, 10, by(), now)).isFalse();
        assertThat(store.find(ada()).authenticators()).singleElement().satisfies(found -> {
            assertThat(found.lastStep()).isEqualTo(9);
            assertThat(found.lastUsedAt()).contains(now.plusSeconds(60));
        });
    }

    @Test
    void usesAStepOnceOfManyAtOnce() throws Exception {
        var user = ada();
        var id = added(one).id();

        assertThat(AtOnce.call(64, () -> store.use(user, id, 8, by(), now))).containsOnlyOnce(true);
    }

    /// Somebody new each time.
    private static Sha256 by() {
        return Sha256.of(UUID.randomUUID().toString().getBytes(UTF_8));
    }

    @Test
    void knowsWhoseTheLastUseWas() {
        var id = added(one, two).id();
        var me = by();

        assertThat(store.use(ada(), id, 9, me, now)).isTrue();
        assertThat(store.use(ada(), id, 9, me, now)).isTrue();
        assertThat(store.use(ada(), id, 9, by(), now)).isFalse();
        assertThat(store.spend(ada(), one, me)).contains(1);
        assertThat(store.spend(ada(), one, me)).contains(1);
        assertThat(store.spend(ada(), one, by())).isEmpty();
        assertThat(store.spend(ada(), two, by())).contains(0);
        assertThat(store.spend(ada(), one, me)).as("somebody came after me").isEmpty();
    }

    @Test
    void countsWrongCodesUntilARightOne() {
        added(one, two);

        assertThat(store.miss(ada())).isEqualTo(1);
        assertThat(store.miss(ada())).isEqualTo(2);
        assertThat(store.find(ada()).misses()).isEqualTo(2);
        store.forgive(ada());
        assertThat(store.find(ada()).misses()).isZero();
        assertThat(store.miss(ada())).isEqualTo(1);
        store.spend(ada(), one, by());
        assertThat(store.miss(ada())).isEqualTo(1);
        store.replaceRecoveryCodes(ada(), Set.of(two), now);
        assertThat(store.find(ada()).misses()).isZero();
    }

    @Test
    void countsEachOfManyWrongCodesAtOnce() throws Exception {
        var user = ada();
        added(one);

        assertThat(AtOnce.call(16, () -> store.miss(user))).doesNotHaveDuplicates();
        assertThat(store.find(user).misses()).isEqualTo(16);
    }

    @Test
    void countsNothingOfWhoHasNoFactor() {
        store.forgive(ada());

        assertThat(store.miss(ada())).isZero();
        assertThat(store.find(ada())).isEqualTo(Factors.NONE);
        assertThat(store.replaceRecoveryCodes(ada(), Set.of(one), now)).isFalse();
    }

    @Test
    void spendsEachCodeOnce() {
        added(one, two);

        assertThat(store.spend(ada(), one, by())).contains(1);
        assertThat(store.spend(ada(), one, by())).isEmpty();
        assertThat(store.spend(ada(), two, by())).contains(0);
        assertThat(store.find(ada()).recoveryCodes()).isZero();
        assertThat(store.replaceRecoveryCodes(ada(), Set.of(one), now)).isTrue();
        assertThat(store.spend(ada(), one, by())).contains(0);
    }

    @Test
    void spendsACodeOnceOfManyAtOnce() throws Exception {
        var user = ada();
        added(one, two);

        var left = AtOnce.call(64, () -> store.spend(user, one, by()));

        assertThat(left.stream().filter(Optional::isPresent)).containsExactly(Optional.of(1));
    }

    @Test
    void tellsOneStateOfTheCodesFromAnother() {
        added(one, two);
        var fresh = store.find(ada()).recoveryState();
        store.spend(ada(), one, by());
        var used = store.find(ada()).recoveryState();
        store.replaceRecoveryCodes(ada(), Set.of(one, two), now);

        assertThat(used).isNotEqualTo(fresh);
        assertThat(store.find(ada()).recoveryState()).isEqualTo(fresh);
    }

    @Test
    void voidsTheCodesBeforeNewOnes() {
        added(one);

        assertThat(store.replaceRecoveryCodes(ada(), Set.of(two), now)).isTrue();

        assertThat(store.spend(ada(), one, by())).isEmpty();
        assertThat(store.spend(ada(), two, by())).contains(0);
    }

    @Test
    void removesTheLastWithItsCodes() {
        var first = added(one);
        var second = added();

        assertThat(store.remove(login(), first.id())).isTrue();
        assertThat(store.find(ada())).isEqualTo(new Factors(List.of(second), Optional.empty(), Set.of(one)));
        assertThat(store.remove(login(), first.id())).isFalse();
        assertThat(store.use(ada(), first.id(), 100, by(), now)).isFalse();
        assertThat(store.remove(login(), second.id())).isTrue();
        assertThat(store.find(ada())).isEqualTo(Factors.NONE);
        assertThat(login().factors()).isZero();
    }

    @Test
    void remembersWhatItsUserHasRemovedForTwoWeeks() {
        var first = added(one);
        var second = added();
        var at = now.plusSeconds(5);

        assertThat(store.retire(login(), first, at)).isTrue();
        assertThat(store.retire(login(), first, at)).isFalse();
        assertThat(store.remove(login(), second.id())).isTrue();

        assertThat(store.find(ada())).isEqualTo(Factors.NONE);
        var removed = List.of(new FactorHistory.Removed(first, at));
        assertThat(store.history(ada(), at)).isEqualTo(new FactorHistory(List.of(), removed, Optional.empty()));
        assertThat(store.history(ada(), at.plus(FactorHistory.REMEMBERED)).removed())
                .isEmpty();
        assertThat(store.use(ada(), first.id(), 100, by(), now)).isFalse();
    }

    @Test
    void knowsWhenTheCodesWereMade() {
        var first = added(one);
        assertThat(store.history(ada(), now)).isEqualTo(new FactorHistory(List.of(first), List.of(), Optional.of(now)));

        store.replaceRecoveryCodes(ada(), Set.of(), now.plusSeconds(5));

        assertThat(store.history(ada(), now).codesMadeAt()).contains(now.plusSeconds(5));
        assertThat(store.spend(ada(), one, by())).isEmpty();
        assertThat(store.miss(ada())).isEqualTo(1);
    }

    @Test
    void removesNothingOfALoginThatHasChanged() {
        var before = login();
        var confirmed = added(one);

        assertThat(store.remove(before, confirmed.id())).isFalse();
        assertThat(store.find(ada()).authenticators()).containsExactly(confirmed);
    }

    /// However they meet, the login says how many there are.
    @Test
    void countsRightWhoeverAddsAndRemovesAtOnce() throws Exception {
        var first = added(one);
        var second = added();
        var third = waiting().confirmed(1, now);
        var login = login();
        var calls = Stream.<Callable<Boolean>>of(
                        () -> store.remove(login, first.id()),
                        () -> store.remove(login, second.id()),
                        () -> store.confirm(login, third, Set.of()))
                .toList();

        var done = AtOnce.callAll(calls);

        assertThat(done.stream().filter(yes -> yes)).hasSizeLessThanOrEqualTo(1);
        assertThat(login().factors())
                .isEqualTo(store.find(ada()).authenticators().size());
    }
}
