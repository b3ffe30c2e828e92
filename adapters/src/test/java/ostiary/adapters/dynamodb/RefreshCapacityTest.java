package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.blueprint.Consumption.REFRESH;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;

/// The cost of a refresh, by what becomes of it.
class RefreshCapacityTest extends CapacitySetup {
    @Test
    void aRefreshWritesOneUnitAndReadsOne() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), device)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isEqualTo(REFRESH.reads());
        assertThat(meter.writeUnits()).isEqualTo(REFRESH.writes());
        assertThat(meter.calls()).isEqualTo(2);
    }

    @Test
    void aRepeatedRefreshCostsTheSame() {
        var first = logIn().tokens().refreshToken();
        world.refreshSession().refresh(first.text(), device);
        world.clock.advance(Duration.ofSeconds(5));
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), device)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(2);
    }

    @Test
    void aForgivenRefreshWritesTwoUnits() {
        var first = logIn().tokens().refreshToken();
        world.refreshSession().refresh(first.text(), device);
        world.clock.advance(Duration.ofHours(8));
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), device)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isEqualTo(1);
        assertThat(meter.writeUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.calls()).isEqualTo(3);
    }

    @Test
    void aReplayWritesFourUnits() {
        var first = logIn().tokens().refreshToken();
        var second = (Refreshed) world.refreshSession().refresh(first.text(), device);
        world.clock.advance(Duration.ofHours(8));
        world.refreshSession().refresh(second.tokens().refreshToken().text(), device);
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), device))
                .isInstanceOf(RefreshSession.Outcome.Refused.class);

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isLessThanOrEqualTo(4);
        assertThat(meter.calls()).isEqualTo(4);
    }

    @Test
    void aSessionThatRemembersAllItCanIsStillOneUnit() {
        var token = logIn().tokens().refreshToken();
        world.refreshSession().refresh(token.text(), device);
        world.clock.advance(Duration.ofHours(1));
        for (int network = 0; network < 6; network++) {
            var elsewhere = new Device("another", "2001:db8:ffff:ff0%d:0:0:0:0/64".formatted(network));
            world.refreshSession().refresh(token.text(), elsewhere);
        }
        var newest = (Refreshed) world.refreshSession().refresh(token.text(), device);
        assertThat(world.snapshot(token).origins().latest()).hasSize(4);
        assertThat(world.snapshot(token).forgiven()).isPresent();
        world.clock.advance(Duration.ofHours(1));
        meter.reset();

        world.refreshSession().refresh(newest.tokens().refreshToken().text(), device);

        assertThat(meter.writeUnits()).isEqualTo(1);
    }
}
