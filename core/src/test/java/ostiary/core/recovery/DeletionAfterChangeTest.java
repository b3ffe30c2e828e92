package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import ostiary.core.deletion.RequestDeletion.Outcome.Pending;
import ostiary.core.recovery.RestoreAddress.Outcome.Done;
import ostiary.core.testing.Fresh;
import ostiary.core.token.IssuedTokens;

/// The end of an account that is asked for after a change of its address, where the time of grace is shorter than a way
/// back is open: a thief can't destroy what they can't keep.
class DeletionAfterChangeTest extends AddressSetup {
    private static final Duration DAY = Duration.ofDays(1);

    private Instant end(IssuedTokens tokens) {
        var outcome = world.deletion.request(world.outbox, DAY).request(world.deletion.principal(tokens, "pwd"));
        return ((Pending) outcome).at();
    }

    @Test
    void isNotBeforeTheLastWayBackIsClosed() {
        addresses.change(own, old, next);
        world.clock.advance(Duration.ofHours(5));
        addresses.change(own, next, Fresh.email());
        var closed = world.clock.instant().plus(FormerAddresses.LIFETIME);
        later();

        assertThat(end(own)).isAfterOrEqualTo(closed).isBefore(closed.plusSeconds(2));
    }

    @Test
    void leavesTheOwnerTheWholeWeekToGoBack() {
        var back = addresses.change(own, old, next);
        later();
        end(own);
        world.clock.advance(FormerAddresses.LIFETIME.minusSeconds(3));

        assertThat(addresses.back(back)).isEqualTo(new Done());

        assertThat(present()).isEqualTo(old);
        assertThat(users.deletion(ada.id())).isEmpty();
    }

    @Test
    void isAfterTheTimeOfGraceWhereThatIsLater() {
        var tokens = logIn(old);
        addresses.change(tokens, old, next);
        world.clock.advance(FormerAddresses.LIFETIME.minus(DAY).plusMillis(500));
        later();

        assertThat(end(tokens)).isEqualTo(world.clock.instant().plus(DAY).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void isAfterTheTimeOfGraceWhereNoWayBackIsOpen() {
        later();

        assertThat(end(own)).isEqualTo(world.clock.instant().plus(DAY).truncatedTo(ChronoUnit.SECONDS));
    }
}
