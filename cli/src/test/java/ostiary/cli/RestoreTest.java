package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.cli.LoggedChanges.Change;
import ostiary.core.UnavailableException;
import ostiary.core.access.Revocation;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.PendingLogin;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.MovableClock;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A restored table: what comes back with it, and who runs the command how.
class RestoreTest {
    /// What was restored to.
    private static final Instant SINCE = Fresh.now().minus(Duration.ofMinutes(5));
    private static final Sha256 CHALLENGE = Sha256.of("challenge".getBytes(UTF_8));
    private static final CodeHash CODE = new CodeHash("code");

    private final Table table = LocalTable.fresh();
    private final MovableClock clock = new MovableClock(Fresh.now());
    private final RefreshTokens tokens = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
    private final User ada = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH);
    private final Session revived = session(ada.id(), SINCE.minusSeconds(60));
    private final RefreshToken old = tokens.first(ada.id(), revived.id(), KeyRing.key("k1"));
    private final PendingSignUp signUp = new PendingSignUp(
            Fresh.userId(),
            Fresh.email(),
            Optional.empty(),
            new SealedHash("$fast$v=1$hash"),
            clock.instant().plusSeconds(60));

    @BeforeEach
    void comesBack() {
        var login = new Credential(ada.id(), ada.email(), new SealedHash("$fast$v=1$hash"), false, Set.of());
        new DynamoDbBulkAccountStore(table).add(List.of(new Account(ada, login)), new ImportId("test"));
        start(revived, old);
        new DynamoDbChallengeStore(table)
                .keep(CHALLENGE, pending(clock.instant().plusSeconds(60)));
        new DynamoDbSignUpStore(table).keep(CODE, signUp);
    }

    private static Session session(UserId user, Instant start) {
        var any = Fresh.session();
        return new Session(
                new SessionId(UUID.randomUUID()),
                user,
                any.clientId(),
                any.scopes(),
                any.roles(),
                any.amr(),
                any.policy(),
                any.device(),
                start,
                start.plus(any.policy().absolute()));
    }

    private static PendingLogin pending(Instant until) {
        return new PendingLogin(
                new FactorChallenge(Factor.TOTP, "ada", "state"), "ada", "browser", List.of("pwd"), 2, until);
    }

    private void start(Session session, RefreshToken first) {
        new DynamoDbSessionStore(table).start(SessionSnapshot.starting(session, first.hash(), "k1"));
    }

    private Restore restore(Table on, Instant since) {
        var feed = new DynamoDbRevocationFeed(on);
        var users =
                new AdministerUsers(new DynamoDbUserStatusStore(on), new DynamoDbDeviceStore(on), feed, _ -> {}, clock);
        var progress = Progress.on(new PrintStream(PrintStream.nullOutputStream()));
        return new Restore(new RestoredTable(on, 2), users, feed, clock, progress, since);
    }

    private RestoreReport apply(LoggedChanges changes) throws MovingException {
        return restore(table, SINCE).apply(changes, false);
    }

    private Object rotated(RefreshToken token) {
        var next = tokens.successor(token, KeyRing.key("k1")).hash();
        return new DynamoDbSessionStore(table).rotate(token, next, "k1", clock.instant());
    }

    private Set<Map<String, AttributeValue>> items() {
        return new HashSet<>(table.client()
                .scan(scan -> scan.tableName(table.name()).consistentRead(true))
                .items());
    }

    private void assertNothingIsRevived() {
        assertThat(rotated(old)).isInstanceOf(Unknown.class);
        assertThat(new DynamoDbChallengeStore(table).take(CHALLENGE)).isEmpty();
        assertThat(new DynamoDbSignUpStore(table).confirm(signUp.email(), CODE, clock.instant()))
                .isEmpty();
        assertThat(new DynamoDbRevocationFeed(table)
                        .since(clock.instant().minusSeconds(60))
                        .revocations())
                .contains(new Revocation.OfEveryone(clock.instant()));
        assertThat(new DynamoDbUserStore(table).findCredential(ada.email())).isPresent();
    }

    @Test
    void looksAndChangesNothing() {
        var before = items();

        assertThat(restore(table, SINCE).look(LoggedChanges.NONE).text("t"))
                .startsWith("1 sessions and 2 codes and challenges of before would be ended.")
                .contains("The newest session started at " + revived.startedAt())
                .endsWith("Nothing was changed: --apply does it.");
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void endsWhatHasComeBackAndLeavesTheAccounts() throws MovingException {
        assertThat(apply(LoggedChanges.NONE).text("t")).isEqualTo("""
            1 sessions and 2 codes and challenges of before are ended.
            Access tokens issued up to %s are refused.\
            """.formatted(clock.instant()));

        assertNothingIsRevived();
    }

    @Test
    void endsNoneOfTheTrafficThatHasComeWhenItIsRunAgain() throws MovingException {
        apply(LoggedChanges.NONE);
        clock.advance(Duration.ofMinutes(20));
        var session = session(ada.id(), clock.instant());
        var first = tokens.first(ada.id(), session.id(), KeyRing.key("k1"));
        start(session, first);
        var challenge = Sha256.of("another".getBytes(UTF_8));
        new DynamoDbChallengeStore(table)
                .keep(challenge, pending(clock.instant().plusSeconds(180)));

        clock.advance(Duration.ofMinutes(1));
        apply(LoggedChanges.NONE);

        assertThat(rotated(first)).isInstanceOf(Rotated.class);
        assertThat(new DynamoDbChallengeStore(table).take(challenge)).isPresent();
        assertNothingIsRevived();
    }

    @Test
    void finishesWhatARunThatWasKilledHasBegun() throws MovingException {
        for (int calls = 0; ; calls++) {
            comesBack();
            if (!diesAfter(calls)) {
                break;
            }
            apply(LoggedChanges.NONE);
            assertNothingIsRevived();
            table.client()
                    .deleteItem(delete -> delete.tableName(table.name()).key(Table.key("RESTORE", SINCE.toString())));
        }
    }

    /// Whether a run dies with its `calls`-th call.
    private boolean diesAfter(int calls) throws MovingException {
        var made = new AtomicInteger();
        var dying = LocalTable.watchedBy(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (made.incrementAndGet() > calls) {
                    throw SdkClientException.create("the test's death");
                }
            }
        });
        try {
            restore(new Table(dying.client(), table.name()), SINCE).apply(LoggedChanges.NONE, false);
            return false;
        } catch (UnavailableException died) {
            return true;
        }
    }

    @Test
    void refusesATableThatTakesTrafficAndChangesNothing() throws MovingException {
        var session = session(ada.id(), SINCE.plusSeconds(61));
        var first = tokens.first(ada.id(), session.id(), KeyRing.key("k1"));
        start(session, first);
        var before = items();

        assertThatExceptionOfType(MovingException.class)
                .isThrownBy(() -> apply(LoggedChanges.NONE))
                .withMessageContainingAll("started at " + session.startedAt(), "--in-use", "Nothing was changed");
        assertThat(items()).isEqualTo(before);

        restore(table, SINCE).apply(LoggedChanges.NONE, true);
        assertNothingIsRevived();
        assertThat(rotated(first)).as("from before the command").isInstanceOf(Unknown.class);
    }

    /// It comes back with the table, as everything does.
    @Test
    void isNotMisledByTheMarkOfARestoreBefore() throws MovingException {
        clock.set(SINCE.minus(Duration.ofHours(1)));
        restore(table, SINCE.minus(Duration.ofHours(2))).apply(LoggedChanges.NONE, true);
        comesBack();
        clock.set(Fresh.now());

        apply(LoggedChanges.NONE);

        assertNothingIsRevived();
    }

    @Test
    void disablesAgainAndGivesNothingBack() throws MovingException {
        var stranger = Fresh.userId();
        var eve = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH);
        var login = new Credential(eve.id(), eve.email(), new SealedHash("$fast$v=1$hash"), true, Set.of("admin"));
        new DynamoDbBulkAccountStore(table).add(List.of(new Account(eve, login)), new ImportId("test"));
        new DynamoDbUserStatusStore(table).setDisabled(eve.id(), true);
        var changes = new LoggedChanges(
                Map.of(
                        ada.id(),
                        new Change(Optional.of(true), Optional.empty()),
                        stranger,
                        new Change(Optional.of(true), Optional.empty()),
                        eve.id(),
                        new Change(Optional.of(false), Optional.of(Set.of("a'b", "staff")))),
                Map.of("billing", "client_removed"));

        var report = apply(changes);

        var users = new DynamoDbUserStatusStore(table);
        assertThat(users.findStatus(ada.id()).orElseThrow().disabled()).isTrue();
        assertThat(users.findStatus(eve.id()).orElseThrow().disabled()).isTrue();
        assertThat(users.findStatus(stranger)).isEmpty();
        assertThat(report.isLeftSomething()).isTrue();
        assertThat(report.text("shop"))
                .contains(
                        ada.id() + " was disabled since, and is again.",
                        stranger + " was disabled since, and is not in this table.",
                        "bin/ostiary user enable --table shop " + eve.id(),
                        "bin/ostiary user roles --table shop " + eve.id() + " 'a'\\''b' 'staff'",
                        "Removed since; if that holds: bin/ostiary client delete --table shop 'billing'");
    }
}
