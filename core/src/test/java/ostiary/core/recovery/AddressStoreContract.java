package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// The duties of every [AddressStore]; each adapter's test extends this.
public abstract class AddressStoreContract {
    private static final int CALLERS = 64;
    private static final SealedHash OLD = new SealedHash("$fast$v=1$old");
    private static final SealedHash NEW = new SealedHash("$fast$v=1$new");

    private final Instant now = Fresh.now();
    private final EmailAddress from = Fresh.email();
    private final EmailAddress to = Fresh.email();
    private final UserId id = Fresh.userId();
    private final SessionId session = Fresh.sessionId();
    private final AddressChange change = change(to);

    protected abstract AddressStore store();

    protected abstract UserStore users();

    protected abstract UserStatusStore statuses();

    /// Adds an account.
    protected abstract void add(Account account);

    @BeforeEach
    void somebodyHasAnAccountAndAsks() {
        account(id, from);
        store().keep(change);
    }

    private void account(UserId user, EmailAddress email) {
        add(new Account(
                new User(user, email, Optional.of("Ada"), now),
                new Credential(user, email, OLD, false, Set.of("admin"))));
    }

    private AddressChange change(EmailAddress wanted) {
        return new AddressChange(
                any(),
                id,
                session,
                from,
                wanted,
                new ResetCodeHash(any().value()),
                any(),
                any(),
                0,
                false,
                false,
                now.plus(Duration.ofMinutes(10)));
    }

    private static Sha256 any() {
        return new Sha256(UUID.randomUUID().toString());
    }

    private Credential login() {
        return users().findCredential(from).orElseThrow();
    }

    private FormerAddress left() {
        return new FormerAddress(from, any(), "k1", any(), now.plus(FormerAddresses.LIFETIME), 0);
    }

    private AddressMove move(AddressChange by) {
        return move(login(), by.to(), Optional.of(session), Optional.of(by));
    }

    private AddressMove move(
            Credential login, EmailAddress wanted, Optional<SessionId> kept, Optional<AddressChange> by) {
        var user = login.userId();
        var seen = statuses().findStatus(user).orElseThrow();
        var former = store().former(user, now).leaving(left(), wanted);
        return new AddressMove(login, wanted, NEW, seen, kept, former, by, now);
    }

    private boolean admits(UUID session) {
        return statuses().findStatus(id).orElseThrow().admits(session, now);
    }

    private void isAsItWas() {
        assertThat(users().find(id).orElseThrow().email()).isEqualTo(from);
        assertThat(login().passwordHash()).isEqualTo(OLD);
        assertThat(statuses().findStatus(id).orElseThrow().notBefore()).isEmpty();
        assertThat(store().former(id, now)).isEqualTo(FormerAddresses.none(id));
    }

    @Test
    void findsARequestUntilItExpires() {
        assertThat(store().find(change.id(), now)).contains(change);
        assertThat(store().find(any(), now)).isEmpty();
        assertThat(store().find(change.id(), change.expiresAt().minusMillis(1))).contains(change);
        assertThat(store().find(change.id(), change.expiresAt())).isEmpty();
    }

    @Test
    void countsFiveTriesHoweverManyTryAtOnce() throws Exception {
        var counted = AtOnce.call(CALLERS, () -> store().countTry(change.id(), now));

        assertThat(counted).filteredOn(Optional::isPresent).hasSize(Mailed.MOST_TRIES);
        assertThat(store().countTry(change.id(), now)).isEmpty();
    }

    @Test
    void countsNoTryOfWhatIsNotThereOrHasExpired() {
        assertThat(store().countTry(any(), now)).isEmpty();
        assertThat(store().countTry(change.id(), change.expiresAt())).isEmpty();
        assertThat(store().find(change.id(), now)).contains(change);
    }

    @Test
    void movesTheLoginWithAllThatItHas() {
        var move = move(change);

        assertThat(store().move(move)).isTrue();

        assertThat(users().findCredential(from)).isEmpty();
        assertThat(users().findCredential(to)).contains(new Credential(id, to, NEW, false, Set.of("admin")));
        assertThat(users().find(id)).contains(new User(id, to, Optional.of("Ada"), now));
        assertThat(admits(session.value())).isTrue();
        assertThat(admits(UUID.randomUUID())).isFalse();
        assertThat(store().find(change.id(), now)).contains(change.fulfilled());
        assertThat(store().former(id, now)).isEqualTo(move.former());
    }

    @Test
    void keepsNoSessionWhereNoneIsToBeKept() {
        store().move(move(change));
        var login = users().findCredential(to).orElseThrow();

        assertThat(store().move(move(login, from, Optional.empty(), Optional.empty())))
                .isTrue();

        assertThat(users().find(id).orElseThrow().email()).isEqualTo(from);
        assertThat(admits(session.value())).isFalse();
    }

    @Test
    void isMovedByOneHoweverManyTry() throws Exception {
        var move = move(change);

        assertThat(AtOnce.call(CALLERS, () -> store().move(move)))
                .filteredOn(won -> won)
                .hasSize(1);
        assertThat(store().move(move)).isFalse();
    }

    /// Each wants another address.
    @Test
    void goesToOneOfManyAddresses() throws Exception {
        var changes =
                Stream.generate(() -> change(Fresh.email())).limit(CALLERS).toList();
        changes.forEach(store()::keep);
        var moves = changes.stream().map(this::move).toList();

        assertThat(all(moves)).filteredOn(won -> won).hasSize(1);

        assertThat(changes)
                .filteredOn(each -> users().findCredential(each.to()).isPresent())
                .singleElement()
                .satisfies(each ->
                        assertThat(users().find(id).orElseThrow().email()).isEqualTo(each.to()));
    }

    /// Each is another user.
    @Test
    void givesAnAddressToOneOfMany() throws Exception {
        var moves = IntStream.range(0, CALLERS)
                .mapToObj(_ -> {
                    var user = Fresh.userId();
                    var email = Fresh.email();
                    account(user, email);
                    var login = users().findCredential(email).orElseThrow();
                    return move(login, to, Optional.empty(), Optional.empty());
                })
                .toList();

        assertThat(all(moves)).filteredOn(won -> won).hasSize(1);

        var owner = users().findCredential(to).orElseThrow().userId();
        assertThat(users().find(owner).orElseThrow().email()).isEqualTo(to);
        assertThat(moves)
                .filteredOn(move -> !move.login().userId().equals(owner))
                .allSatisfy(move ->
                        assertThat(users().findCredential(move.login().email())).contains(move.login()));
    }

    private List<Boolean> all(List<AddressMove> moves) throws InterruptedException {
        return AtOnce.callAll(moves.stream()
                .<Callable<Boolean>>map(move -> () -> store().move(move))
                .toList());
    }

    @Test
    void takesNoAddressThatIsSomebodys() {
        account(Fresh.userId(), to);

        assertThat(store().move(move(change))).isFalse();

        isAsItWas();
        assertThat(store().find(change.id(), now)).contains(change);
    }

    @Test
    void movesNothingWhereThePasswordIsAnotherByNow() {
        var move = move(change);
        users().replacePasswordHash(from, OLD, new SealedHash("$fast$v=1$changed"));

        assertThat(store().move(move)).isFalse();
        assertThat(users().findCredential(to)).isEmpty();
    }

    @Test
    void movesNobodyWhoIsDisabled() {
        var move = move(change);
        statuses().setDisabled(id, true);

        assertThat(store().move(move)).isFalse();
        assertThat(users().findCredential(to)).isEmpty();
    }

    @Test
    void losesNoRolesThatAreGivenMeanwhile() {
        var move = move(change);
        statuses().setRoles(id, Set.of("editor"));

        assertThat(store().move(move)).isFalse();
        assertThat(login().roles()).containsExactly("editor");
    }

    @Test
    void bringsNoSessionBack() {
        var move = move(change);
        statuses().endSessions(id, now);

        assertThat(store().move(move)).isFalse();
        assertThat(admits(session.value())).isFalse();
    }

    @Test
    void movesNothingByARequestThatIsSpentOrHasExpiredOrIsNotThere() {
        var spent = change(to);
        store().keep(spent.fulfilled());
        var expired = move(change);

        assertThat(store().move(move(spent))).isFalse();
        assertThat(store().move(move(change(to)))).isFalse();
        assertThat(store().move(new AddressMove(
                        expired.login(),
                        expired.to(),
                        expired.hash(),
                        expired.seen(),
                        expired.kept(),
                        expired.former(),
                        expired.spent(),
                        change.expiresAt())))
                .isFalse();
        isAsItWas();
    }

    @Test
    void movesNothingOfWhatHasChangedWhileItWasLookedAt() {
        var stale = move(change);
        store().move(move(change));
        var back = users().findCredential(to).orElseThrow();
        store().move(move(back, from, Optional.empty(), Optional.empty()));
        var again = new AddressMove(
                login(),
                Fresh.email(),
                OLD,
                statuses().findStatus(id).orElseThrow(),
                Optional.empty(),
                stale.former(),
                Optional.empty(),
                now);

        assertThat(store().move(again)).isFalse();
    }

    @Test
    void notesThatAllIsTold() {
        store().move(move(change));
        store().done(change.id());
        store().done(any());
        var told = store().former(id, now).told();

        assertThat(store().find(change.id(), now).map(AddressChange::done)).contains(true);
        assertThat(store().replace(told, now)).isTrue();
        assertThat(store().replace(told, now)).isFalse();
        assertThat(store().former(id, now)).isEqualTo(told);
    }

    @Test
    void remembersWhenAWayBackWasTaken() {
        store().move(move(change));
        var former = store().former(id, now);
        var back = former.backBy(former.list().getFirst(), now.plusMillis(1));

        assertThat(store().replace(back, now)).isTrue();

        assertThat(store().former(id, now)).isEqualTo(back);
        assertThat(back.taken().orElseThrow().at()).isEqualTo(now.plusMillis(1));
        assertThat(back.done()).isFalse();
    }

    @Test
    void forgetsAnAddressAfterAWeek() {
        store().move(move(change));

        assertThat(store().former(id, now).list()).hasSize(1);
        assertThat(store().former(id, now.plus(FormerAddresses.LIFETIME)).list())
                .isEmpty();
    }

    @Test
    void operatorsChangeTheLoginWhereverItIs() {
        store().move(move(change));

        statuses().setRoles(id, Set.of("editor"));
        statuses().setDisabled(id, true);

        assertThat(users().findCredential(to).orElseThrow())
                .isEqualTo(new Credential(id, to, NEW, true, Set.of("editor")));
    }
}
