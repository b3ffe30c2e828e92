package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbConsentStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.access.Revocation;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.consent.Consent;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.PendingLogin;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A restored table: with it, a session, a challenge, a sign-up and a consent have come back that were over.
abstract class RestoreSetup {
    /// The moment that was restored to.
    static final Instant SINCE = Fresh.now().minus(Duration.ofMinutes(5));
    private static final Sha256 CHALLENGE = Sha256.of("challenge".getBytes(UTF_8));
    private static final CodeHash CODE = new CodeHash("code");

    final Table table = LocalTable.fresh();
    final MovableClock clock = new MovableClock(Fresh.now());
    final RefreshTokens tokens = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
    final User ada = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH);
    final Session revived = session(ada.id(), SINCE.minusSeconds(60));
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
        var consent = new Consent("shop", Set.of("openid"), SINCE.minusSeconds(60), Optional.empty(), 1);
        new DynamoDbConsentStore(table).put(ada.id(), Optional.empty(), consent);
    }

    static Session session(UserId user, Instant start) {
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

    static PendingLogin pending(Instant until) {
        return new PendingLogin(
                new FactorChallenge(Factor.TOTP, "ada", "state"), "ada", "browser", List.of("pwd"), 2, until);
    }

    void start(Session session, RefreshToken first) {
        new DynamoDbSessionStore(table).start(SessionSnapshot.starting(session, first.hash(), "k1"));
    }

    Restore restore(Table on, Instant since) {
        var feed = new DynamoDbRevocationFeed(on);
        var users =
                new AdministerUsers(new DynamoDbUserStatusStore(on), new DynamoDbDeviceStore(on), feed, _ -> {}, clock);
        var progress = Progress.on(new PrintStream(PrintStream.nullOutputStream()));
        return new Restore(new RestoredTable(on, 2), users, feed, clock, progress, since);
    }

    RestoreReport apply(LoggedChanges changes) throws MovingException {
        return restore(table, SINCE).apply(changes, false);
    }

    Object rotated(RefreshToken token) {
        var next = tokens.successor(token, KeyRing.key("k1")).hash();
        return new DynamoDbSessionStore(table).rotate(token, next, "k1", clock.instant());
    }

    Set<Map<String, AttributeValue>> items() {
        return new HashSet<>(table.client()
                .scan(scan -> scan.tableName(table.name()).consistentRead(true))
                .items());
    }

    void assertNothingIsRevived() {
        assertThat(rotated(old)).isInstanceOf(Unknown.class);
        assertThat(new DynamoDbChallengeStore(table).take(CHALLENGE)).isEmpty();
        assertThat(new DynamoDbSignUpStore(table).confirm(signUp.email(), CODE, clock.instant()))
                .isEmpty();
        assertThat(new DynamoDbRevocationFeed(table)
                        .since(clock.instant().minusSeconds(60))
                        .revocations())
                .contains(new Revocation.OfEveryone(clock.instant()));
        assertThat(new DynamoDbConsentStore(table).list(ada.id())).isEmpty();
        assertThat(new DynamoDbUserStore(table).findCredential(ada.email())).isPresent();
    }
}
