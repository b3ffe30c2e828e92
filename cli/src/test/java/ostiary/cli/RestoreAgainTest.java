package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.UnavailableException;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The command, run again: later, after it was killed, and on a table that was restored before.
class RestoreAgainTest extends RestoreSetup {
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
}
