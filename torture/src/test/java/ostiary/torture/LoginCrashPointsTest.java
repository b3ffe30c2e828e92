package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A login dies, before a call to the store, after it, or before its reply. A session whose tokens nobody was
/// told may be left then. It is harmless: its token exists nowhere but as a hash, nobody can end or use it from
/// outside, and it goes when it is idle for too long.
class LoginCrashPointsTest {
    private final CrashPoints points = new CrashPoints();
    private final World well = points.well;
    private EmailAddress email = Fresh.email();

    @Test
    void aLoginIsMadeAgain() {
        int ways = points.dieAtEach(this::account, this::logIn, this::logsInAgainBesideALostSession);

        assertThat(ways).isEqualTo(2 * 4 + 1);
    }

    @Test
    void aLoginThatReplacesThePasswordHashIsMadeAgain() {
        int ways = points.dieAtEach(
                this::account,
                dying -> {
                    dying.hasher.moveParameters();
                    logIn(dying);
                },
                this::logsInAgainBesideALostSession);

        assertThat(ways).isEqualTo(2 * 5 + 1);
    }

    @Test
    void aFailedLoginThatIsNotCountedWholeLocksNobodyOut() {
        int ways = points.dieAtEach(
                this::account,
                dying -> dying.logIn().logIn(email.value(), World.COMMON_PASSWORD, CrashPoints.CLIENT, World.LAPTOP),
                this::logsInAgainBesideALostSession);

        assertThat(ways).isEqualTo(2 * 4 + 1);
    }

    private void account() {
        email = Accounts.one();
    }

    private void logIn(World world) {
        world.logIn().logIn(email.value(), World.PASSWORD, CrashPoints.CLIENT, World.LAPTOP);
    }

    private void logsInAgainBesideALostSession() {
        var token = points.logIn(email);
        points.assertTheSessionGoesOnWith(token);
        var lost = sessions(token.userId()).stream()
                .filter(id -> !id.equals(token.sessionId()))
                .toList();
        assertThat(lost).hasSizeLessThanOrEqualTo(1);
        lost.forEach(
                id -> assertThat(onceItsTimeIsOver(token.userId(), id)).isEqualTo(new Refused(RefreshRefusal.IDLE)));
    }

    /// Only we could make a token for it.
    private Outcome onceItsTimeIsOver(UserId userId, SessionId lost) {
        var now = well.clock.instant();
        var token = well.tokens.first(userId, lost, well.keys.current(now));
        well.clock.advance(CrashPoints.CLIENT.policy().idle());
        var outcome = points.refresh(token);
        well.clock.set(now);
        return outcome;
    }

    /// Each of them with a time to go.
    private static List<SessionId> sessions(UserId userId) {
        var table = LocalTable.shared();
        var found = table.client()
                .query(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :sessions")
                        .expressionAttributeValues(Map.of(":sessions", fromS("SESSIONS#" + userId))));
        assertThat(found.items()).allSatisfy(item -> assertThat(item).containsKey("expires_at"));
        return found.items().stream()
                .map(item -> item.getOrDefault("sk", fromS("")).s())
                .map(id -> new SessionId(UUID.fromString(id)))
                .toList();
    }
}
