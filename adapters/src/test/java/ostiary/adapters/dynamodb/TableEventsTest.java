package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.event.EventType.CLIENT_REGISTERED;
import static ostiary.core.event.EventType.CLIENT_REMOVED;
import static ostiary.core.event.EventType.CLIENT_UPDATED;
import static ostiary.core.event.EventType.FACTOR_ADDED;
import static ostiary.core.event.EventType.FACTOR_REMOVED;
import static ostiary.core.event.EventType.PASSWORD_CHANGED;
import static ostiary.core.event.EventType.REFRESH_FORGIVEN;
import static ostiary.core.event.EventType.REFRESH_REPLAYED;
import static ostiary.core.event.EventType.SESSION_ENDED;
import static ostiary.core.event.EventType.SESSION_STARTED;
import static ostiary.core.event.EventType.USER_DISABLED;
import static ostiary.core.event.EventType.USER_ENABLED;
import static ostiary.core.event.EventType.USER_REGISTERED;
import static ostiary.core.event.EventType.USER_SESSIONS_ENDED;
import static ostiary.core.event.EventType.USER_UPDATED;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventType;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.Factors;
import ostiary.core.factor.SealedSecret;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// The writes of the stores, as the table's stream tells them, and the events of those.
class TableEventsTest {
    private final Table table = LocalTable.withStream();
    private final UserId id = Fresh.userId();
    private final EmailAddress email = Fresh.email();
    private final Instant now = Fresh.now();

    @BeforeEach
    void adaHasAnAccount() {
        put(UserItem.write(new User(id, email, Optional.of("Ada"), now)));
        put(LoginItem.write(new Credential(id, email, new SealedHash("$fast$v=1$hash"), false, Set.of())));
    }

    @Test
    void tellEachChangeOfAUserInAVersionOfItsOwn() {
        var statuses = new DynamoDbUserStatusStore(table);
        statuses.setDisabled(id, true);
        statuses.setDisabled(id, false);
        statuses.setRoles(id, Set.of("editor"));
        new DynamoDbUserStore(table).edit(id, user -> new User(id, email, Optional.of("Ada L."), now, Profile.NONE));
        statuses.endSessions(id, now.plusSeconds(5));
        var login = new DynamoDbUserStore(table).findCredential(email).orElseThrow();
        var seen = statuses.findStatus(id).orElseThrow();
        new DynamoDbPasswordStore(table)
                .change(login, seen, new SealedHash("$fast$v=1$another"), UUID.randomUUID(), now.plusSeconds(9));

        assertThat(events())
                .extracting(DomainEvent::type)
                .containsExactly(
                        USER_REGISTERED,
                        USER_DISABLED,
                        USER_ENABLED,
                        USER_UPDATED,
                        USER_UPDATED,
                        USER_SESSIONS_ENDED,
                        USER_SESSIONS_ENDED,
                        PASSWORD_CHANGED);
        assertThat(events().stream().flatMapToLong(event -> event.version().stream()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(last(USER_SESSIONS_ENDED)).isInstanceOfSatisfying(EventData.OfUser.class, user -> {
            assertThat(user.email()).isEqualTo(email);
            assertThat(user.name()).contains("Ada L.");
            assertThat(user.roles()).contains(List.of("editor"));
            assertThat(user.disabled()).isFalse();
            assertThat(user.sessionsValidFrom()).contains(now.plusSeconds(9));
            assertThat(user.keptSession()).isPresent();
        });
    }

    /// A login seals a hash anew, or hashes with other parameters: that is no new password.
    @Test
    void tellNothingOfAHashThatIsReplaced() {
        new DynamoDbUserStore(table)
                .replacePasswordHash(email, new SealedHash("$fast$v=1$hash"), new SealedHash("$fast$v=1$resealed"));

        assertThat(events()).extracting(DomainEvent::type).containsExactly(USER_REGISTERED);
    }

    @Test
    void tellTheStartAndTheEndOfASessionAndNoRefresh() {
        var session = Fresh.session();
        var store = new DynamoDbSessionStore(table);
        var chain = chain(session);
        var started = session.startedAt();
        store.start(SessionSnapshot.starting(session, chain.getFirst().hash(), "k1"));
        var later = started;
        for (int n = 1; n < chain.size(); n++) {
            later = later.plus(session.policy().grace());
            store.rotate(chain.get(n - 1), chain.get(n).hash(), "k" + n, later);
        }
        store.forgive(chain.get(2), chain.get(3), later.plus(session.policy().grace()));
        store.end(session.userId(), session.id(), EndReason.REPLAYED, later);
        store.announced(session.userId(), session.id(), later);
        store.forgetAll(session.userId(), Optional.empty());

        assertThat(ofSessions())
                .extracting(DomainEvent::type)
                .containsExactly(SESSION_STARTED, REFRESH_FORGIVEN, SESSION_ENDED, REFRESH_REPLAYED);
        assertThat(last(SESSION_ENDED)).isInstanceOfSatisfying(EventData.OfEnd.class, end -> {
            assertThat(end.reason()).isEqualTo(EndReason.REPLAYED);
            assertThat(end.of().session()).isEqualTo(session.id());
            assertThat(end.of().user()).isEqualTo(session.userId());
        });
    }

    @Test
    void tellFactorsOnceTheyAreConfirmedAndWhenTheyGo() {
        var factor = new Authenticator(
                new FactorId(UUID.randomUUID()),
                new FactorName("Phone"),
                new SealedSecret("$sealed$a"),
                0,
                now,
                Optional.empty());
        var users = new DynamoDbUserStore(table);
        var factors = new DynamoDbFactorStore(table);
        factors.keep(id, new Factors.Pending(factor, now.plusSeconds(600)));
        factors.confirm(users.findCredential(email).orElseThrow(), factor, Set.of(Sha256.of(new byte[] {1})));
        factors.use(id, factor.id(), 7, Sha256.of(new byte[] {2}), now);
        factors.remove(users.findCredential(email).orElseThrow(), factor.id());

        assertThat(events().stream().filter(event -> event.data() instanceof EventData.OfFactor))
                .extracting(DomainEvent::type)
                .containsExactly(FACTOR_ADDED, FACTOR_REMOVED);
    }

    @Test
    void tellClients() {
        var store = new DynamoDbClientStore(table);
        var client = client("Billing", 1);
        store.add(client);
        store.replace(client, client("Billing and more", 2));
        store.remove(client.id());

        assertThat(events().stream().filter(event -> event.data().subject().equals(client.id())))
                .extracting(event -> event.type() + " " + event.version().orElseThrow())
                .containsExactly(CLIENT_REGISTERED + " 1", CLIENT_UPDATED + " 2", CLIENT_REMOVED + " 3");
    }

    /// Nobody has used such an account yet.
    @Test
    void tellAnImportedUserAtTheFirstLoginOnly() {
        var imported = Fresh.importedId();
        var lost = Fresh.importedId();
        put(UserItem.untouched(new User(imported, Fresh.email(), Optional.empty(), now)));
        put(UserItem.untouched(new User(lost, Fresh.email(), Optional.empty(), now)));
        table.call(dynamoDb ->
                dynamoDb.deleteItem(delete -> delete.tableName(table.name()).key(UserItem.key(lost))));
        assertThat(events()).hasSize(1);

        new DynamoDbUserStatusStore(table).touch(imported);

        assertThat(last(USER_REGISTERED).subject()).isEqualTo(imported.toString());
    }

    /// DynamoDB removes its items days later.
    @Test
    void tellTheEndOfAnAccountThatAnImportTakesThePlaceOf() {
        new DynamoDbUserStatusStore(table).endSessions(id, now);
        put(UserItem.untouched(new User(id, email, Optional.empty(), now)));

        assertThat(events())
                .extracting(event -> event.type() + " " + event.version().orElseThrow())
                .containsExactly(USER_REGISTERED + " 1", USER_SESSIONS_ENDED + " 2", EventType.USER_DELETED + " 3");
    }

    /// By a clock that is behind, the instant stays, and the session that was kept is over.
    @Test
    void tellOfAKeptSessionThatIsOver() {
        var statuses = new DynamoDbUserStatusStore(table);
        var login = new DynamoDbUserStore(table).findCredential(email).orElseThrow();
        new DynamoDbPasswordStore(table)
                .change(
                        login,
                        statuses.findStatus(id).orElseThrow(),
                        new SealedHash("$fast$v=1$another"),
                        UUID.randomUUID(),
                        now.plusSeconds(9));

        statuses.endSessions(id, now.plusSeconds(8));

        assertThat(events())
                .extracting(event -> event.type() + " " + event.version().orElse(0))
                .containsExactly(
                        USER_REGISTERED + " 1",
                        USER_SESSIONS_ENDED + " 2",
                        PASSWORD_CHANGED + " 0",
                        USER_SESSIONS_ENDED + " 3");
    }

    @Test
    void tellNothingOfRehearsals() {
        var nobody = new UserId(UUID.fromString(SyntheticUsers.ID + "8000-0123456789ab"));
        put(UserItem.write(new User(nobody, Fresh.email(), Optional.empty(), now)));

        assertThat(events()).extracting(event -> event.data().subject()).containsExactly(id.toString());
    }

    /// An address, a hash or a token may be in no log line.
    @Test
    void areTheSameEachTimeAndQuoteNoAddress() {
        new DynamoDbUserStatusStore(table).setDisabled(id, true);

        assertThat(events()).isEqualTo(events()).extracting(DomainEvent::id).doesNotHaveDuplicates();
        assertThat(events().toString()).doesNotContain(email.value());
    }

    private List<DomainEvent> events() {
        return LocalTable.streamOf(table).changes().stream()
                .flatMap(change -> ChangeEvents.of(change).stream())
                .toList();
    }

    private List<DomainEvent> ofSessions() {
        return events().stream()
                .filter(event -> event.type() != USER_REGISTERED)
                .toList();
    }

    private EventData last(EventType type) {
        return events().stream()
                .filter(event -> event.type() == type)
                .reduce((_, later) -> later)
                .orElseThrow()
                .data();
    }

    private RegisteredClient client(String name, long version) {
        return new RegisteredClient(
                "client." + id,
                ClientType.CONFIDENTIAL,
                List.of(),
                new ClientDescription(name, Set.of(), Set.of(), Set.of(), Optional.empty()),
                now,
                version);
    }

    /// The first token of a session and those after it.
    private static List<RefreshToken> chain(Session session) {
        var key = KeyRing.key("k1");
        var tokens = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
        var chain = new ArrayList<>(List.of(tokens.first(session.userId(), session.id(), key)));
        for (int n = 1; n < 4; n++) {
            chain.add(tokens.successor(chain.getLast(), key));
        }
        return chain;
    }

    private void put(Item item) {
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item.attributes())));
    }
}
