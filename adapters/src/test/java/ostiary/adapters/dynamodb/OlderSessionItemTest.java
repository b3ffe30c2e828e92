package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.key.HmacKey;
import ostiary.core.session.Origin;
import ostiary.core.session.Origins;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;

/// A session that an older version of the service has written goes on: it has neither origins nor a count of rotations.
class OlderSessionItemTest {
    private final Table table = LocalTable.shared();
    private final DynamoDbSessionStore store = new DynamoDbSessionStore(table);
    private final HmacKey key = KeyRing.key("k1");
    private final RefreshTokens tokens = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
    private final Session session = Fresh.session();
    private final RefreshToken first = tokens.first(session.userId(), session.id(), key);
    private final RefreshToken second = tokens.successor(first, key);

    @BeforeEach
    void isThere() {
        var item = new HashMap<>(SessionItem.write(SessionSnapshot.starting(session, first.hash(), "k1"))
                .attributes());
        item.remove(SessionItem.ORIGINS);
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    private SessionSnapshot found() {
        return store.find(session.userId(), session.id()).orElseThrow();
    }

    @Test
    void comesFromWhereItsLoginWas() {
        assertThat(found().origins().latest()).containsExactly(Origin.of(session.device()));
        assertThat(store.list(session.userId())).containsExactly(found());
    }

    @Test
    void remembersOriginsFromNowOn() {
        var origins = new Origins(List.of(new Origin("203.0.113.9", "agent")), Optional.empty());

        assertThat(store.remember(found(), origins)).isTrue();
        assertThat(found().origins()).isEqualTo(origins);
    }

    @Test
    void isRotatedAndForgiven() {
        var now = session.startedAt();
        assertThat(store.rotate(first, second.hash(), "k1", now)).isInstanceOf(Rotated.class);
        var late = now.plus(session.policy().grace());

        assertThat(store.forgive(first, second, late)).isInstanceOf(Rotated.class);
        assertThat(found().forgiven()).isPresent();
    }
}
