package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.TableShape;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A user with as many sessions as a version without a limit may have left.
class ThirtyThousandSessionsTest extends CapacitySetup {
    private static final int SESSIONS = 30_000;
    private static final int IN_ONE_WRITE = 25;

    private final Table table = LocalTable.shared();

    /// Copies of the user's session that began before it.
    private void leaveOver(RefreshToken first) {
        var item = table.call(dynamoDb -> dynamoDb.getItem(
                        get -> get.tableName(table.name()).key(SessionItem.key(first.userId(), first.sessionId()))))
                .item();
        IntStream.range(0, SESSIONS / IN_ONE_WRITE)
                .parallel()
                .mapToObj(_ -> IntStream.range(0, IN_ONE_WRITE)
                        .mapToObj(_ -> earlier(item))
                        .toList())
                .forEach(copies -> table.call(dynamoDb ->
                        dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(table.name(), copies)))));
    }

    private WriteRequest earlier(Map<String, AttributeValue> session) {
        var copy = new HashMap<>(session);
        var id = SessionId.at(world.clock.instant().minusSeconds(3600));
        copy.put(TableShape.SORT_KEY, AttributeValue.fromS(id.toString()));
        return WriteRequest.builder().putRequest(put -> put.item(copy)).build();
    }

    @Test
    void aLogoutEverywhereEndsThemAllByTwoWrites() {
        var first = logIn().tokens();
        leaveOver(first.refreshToken());
        var neighbour = Fresh.email();
        world.account(neighbour);
        meter.reset();

        assertThat(world.endAllSessions().endAll(first.refreshToken().userId())).isTrue();

        assertThat(meter.calls()).isEqualTo(2);
        assertThat(List.of(meter.readUnits(), meter.writeUnits())).containsExactly(0.0, 2.0);
        assertThat(world.listSessions().list(first.refreshToken().userId())).isEmpty();
        assertThat(world.refreshSession().refresh(first.refreshToken().text(), device))
                .isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }

    /// The newest come first: those that are left over hide no session, and nobody reads them all.
    @Test
    void aLoginAfterwardsCostsWhatItCostsAnybody() {
        var first = logIn().tokens();
        leaveOver(first.refreshToken());
        world.endAllSessions().endAll(first.refreshToken().userId());
        world.clock.advance(Duration.ofSeconds(1));
        meter.reset();

        var again = logIn().tokens();

        assertThat(List.of(meter.readUnits(), meter.writeUnits())).containsExactly(2.0, 1.0);
        meter.reset();
        assertThat(world.refreshSession().refresh(again.refreshToken().text(), device))
                .isInstanceOf(Refreshed.class);
        assertThat(meter.calls()).isEqualTo(2);
        assertThat(world.checkAccess().check(again.accessToken())).isInstanceOf(Granted.class);
        assertThat(world.listSessions().list(again.refreshToken().userId()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.snapshot().session().id())
                        .isEqualTo(again.refreshToken().sessionId()));
    }
}
