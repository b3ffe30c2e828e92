package ostiary.core.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.Factors;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.throttle.AttemptWindow;
import ostiary.core.throttle.Limits;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// The duties of every [AdminStore]; each adapter's test extends this.
public abstract class AdminStoreContract {
    private static final AdminAction DISABLE = AdminAction.of(AdminAction.Kind.DISABLE);

    private final World world;
    private final AdminStore store;
    private final EmailAddress email = Fresh.email();
    private final Instant now = Fresh.now();
    private UserId ada = Fresh.userId();

    protected AdminStoreContract(Stores stores) {
        this.world = new World(stores);
        this.store = stores.admins();
    }

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email).id();
    }

    private AdminTarget target() {
        return world.findTarget().byId(ada).orElseThrow();
    }

    private AdminRecord record(AdminAction action, Instant at) {
        return new AdminRecord(
                UUID.randomUUID(),
                ada,
                Operator.ofIam("arn:aws:sts::111122223333:assumed-role/ops/eve").orElseThrow(),
                action,
                Reason.parse("ticket 4711 – \"phone\" is lost").orElseThrow(),
                at,
                "request-1");
    }

    private AdminRecord done(AdminAction action) {
        var record = record(action, now);
        assertThat(store.apply(target(), record)).isTrue();
        return record;
    }

    private Credential login() {
        return world.stores.users().findCredential(email).orElseThrow();
    }

    private UserStatus status() {
        return world.stores.statuses().findStatus(ada).orElseThrow();
    }

    private List<AdminRecord> records() {
        return store.list(ada, Optional.empty(), 1000).records();
    }

    @Test
    void keepsTheRecordOfWhatItDoesWhole() {
        var disabled = done(DISABLE);

        assertThat(status().disabled()).isTrue();
        assertThat(login().disabled()).isTrue();
        assertThat(records()).containsExactly(disabled);
        done(AdminAction.of(AdminAction.Kind.ENABLE));
        assertThat(status().disabled()).isFalse();
        assertThat(login().disabled()).isFalse();
        assertThat(records()).hasSize(2);
    }

    @Test
    void givesRolesAndTakesAllAway() {
        var given = done(AdminAction.setRoles(Set.of("staff", "ostiary:admin")));

        assertThat(records()).containsExactly(given);
        assertThat(login().roles()).containsExactlyInAnyOrder("staff", "ostiary:admin");
        assertThat(status().roles()).contains(Set.of("staff", "ostiary:admin"));
        done(AdminAction.setRoles(Set.of()));
        assertThat(login().roles()).isEmpty();
        assertThat(status().roles()).contains(Set.of());
    }

    @Test
    void endsSessionsThatHaveStarted() {
        done(AdminAction.of(AdminAction.Kind.END_SESSIONS));

        assertThat(status().isOver(UUID.randomUUID(), now)).isTrue();
        assertThat(status().isOver(UUID.randomUUID(), now.plusMillis(1))).isFalse();
    }

    @Test
    void makesThePasswordVoidAndEachTimeAnew() {
        done(AdminAction.of(AdminAction.Kind.REQUIRE_RESET));

        assertThat(target().isResetRequired()).isTrue();
        assertThat(status().isOver(UUID.randomUUID(), now)).isTrue();
        var first = login().passwordHash();
        done(AdminAction.of(AdminAction.Kind.REQUIRE_RESET));
        assertThat(login().passwordHash()).isNotEqualTo(first);
        assertThat(login().passwordHash().isVoid()).isTrue();
    }

    @Test
    void removesAPasskeyOnce() {
        var passkey = Fresh.passkey("AAAAAAAAAAAAAAAAAAAAAA", now);
        var id = passkey.id();
        var passkeys = world.stores.passkeys();
        passkeys.add(ada, passkey, Optional.empty());

        done(AdminAction.removePasskey(id));

        assertThat(passkeys.list(ada)).isEmpty();
        assertThat(store.apply(target(), record(AdminAction.removePasskey(id), now)))
                .isFalse();
        assertThat(records()).hasSize(1);
    }

    @Test
    void removesAFactorAndTheLastWithItsCodes() {
        var phone = world.factors.enrol(ada).id();
        var stale = target();
        var key = world.factors.enrol(ada).id();

        assertThat(store.apply(stale, record(AdminAction.removeFactor(phone), now)))
                .isFalse();
        assertThat(records()).isEmpty();
        done(AdminAction.removeFactor(phone));
        assertThat(login().factors()).isEqualTo(1);
        done(AdminAction.removeFactor(key));
        assertThat(login().factors()).isZero();
        assertThat(world.stores.factors().find(ada)).isEqualTo(Factors.NONE);
        assertThat(store.apply(target(), record(AdminAction.removeFactor(key), now)))
                .isFalse();
        assertThat(records()).hasSize(2);
    }

    @Test
    void forgetsTheWrongCodesOfTheUserAlone() {
        var other = world.account(Fresh.email()).id();
        for (var user : List.of(ada, other)) {
            world.factors.enrol(user);
            world.stores.factors().miss(user);
        }

        done(AdminAction.of(AdminAction.Kind.UNLOCK));

        assertThat(world.stores.factors().find(ada).misses()).isZero();
        assertThat(world.stores.factors().find(other).misses()).isEqualTo(1);
    }

    @Test
    void forgetsGuessesOfTheUserAlone() {
        var other = Fresh.email();
        for (var address : List.of(email, other)) {
            Limits.ofGuesses(address.value())
                    .forEach(subject -> world.stores.attempts().add(AttemptWindow.of(subject, now)));
        }

        var unlocked = done(AdminAction.of(AdminAction.Kind.UNLOCK));

        assertThat(records()).containsExactly(unlocked);
        for (var subject : Limits.ofGuesses(email.value())) {
            assertThat(world.stores.attempts().add(AttemptWindow.of(subject, now)))
                    .isEqualTo(1);
        }
        for (var subject : Limits.ofGuesses(other.value())) {
            assertThat(world.stores.attempts().add(AttemptWindow.of(subject, now)))
                    .isEqualTo(2);
        }
    }

    /// Or it would tell of what nobody did.
    @Test
    void keepsNoRecordOfWhatItDoesNotDo() {
        var nobody = Fresh.userId();
        var found = target();
        var gone = new AdminTarget(
                new User(nobody, Fresh.email(), Optional.empty(), now), found.status(), Optional.empty());
        var record = record(DISABLE, now);
        var ofNobody = new AdminRecord(
                record.id(), nobody, record.by(), record.action(), record.reason(), record.at(), record.via());

        assertThat(store.apply(gone, ofNobody)).isFalse();
        assertThat(store.list(nobody, Optional.empty(), 10).records()).isEmpty();
    }

    @Test
    void tellsRecordsInPagesTheNewestFirst() {
        var all = new ArrayList<AdminRecord>();
        for (int i = 0; i < 5; i++) {
            var record = record(DISABLE, now.plus(i, ChronoUnit.SECONDS));
            assertThat(store.apply(target(), record)).isTrue();
            all.addFirst(record);
        }

        var found = new ArrayList<AdminRecord>();
        var page = store.list(ada, Optional.empty(), 2);
        found.addAll(page.records());
        while (page.next().isPresent() && found.size() < 10) {
            page = store.list(ada, page.next(), 2);
            found.addAll(page.records());
        }

        assertThat(found).isEqualTo(all);
        assertThat(store.list(Fresh.userId(), Optional.empty(), 2).records()).isEmpty();
    }

    /// Each factor goes once, and each record tells of one that went.
    @Test
    void removesAFactorOnceHoweverManyTryAtOnce() throws InterruptedException {
        var phone = world.factors.enrol(ada).id();
        var target = target();
        Callable<Boolean> call = () -> store.apply(target, record(AdminAction.removeFactor(phone), now));

        assertThat(AtOnce.call(64, call)).containsOnlyOnce(true);
        assertThat(records()).hasSize(1);
    }
}
