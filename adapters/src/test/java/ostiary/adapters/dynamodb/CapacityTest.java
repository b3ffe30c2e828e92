package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// What each operation costs, as DynamoDB itself counts it.
class CapacityTest {
    /// As long as a session can make them, so that the item is as large as it gets.
    private static final Device DEVICE = new Device("x".repeat(500), "2001:db8:1234:5678:0:0:0:0/64");

    private final CapacityMeter meter = new CapacityMeter();
    private final World world = new World(stores(LocalTable.watchedBy(meter)));
    private final EmailAddress email = Fresh.email();

    private static Stores stores(Table table) {
        return TableStores.of(table);
    }

    @BeforeEach
    void adaHasAnAccount() {
        world.account(email);
        meter.reset();
    }

    @Test
    void aLoginReadsTwoUnitsAndWritesOne() {
        logIn();

        assertThat(meter.readUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.writeUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(3);
    }

    @Test
    void aFailedLoginCountsTwice() {
        assertThat(world.logIn().logIn(email.value(), Password.of("wrong"), world.clients.byDefault(), DEVICE))
                .isInstanceOf(InvalidCredentials.class);

        assertThat(meter.readUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.writeUnits()).isEqualTo(2);
    }

    @Test
    void aRefreshWritesOneUnitAndReadsNothing() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), DEVICE)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(1);
    }

    @Test
    void aRepeatedRefreshIsOneCallToo() {
        var first = logIn().tokens().refreshToken();
        world.refreshSession().refresh(first.text(), DEVICE);
        world.clock.advance(Duration.ofSeconds(5));
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), DEVICE)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.calls()).isEqualTo(1);
    }

    @Test
    void aForgivenRefreshWritesTwoUnits() {
        var first = logIn().tokens().refreshToken();
        world.refreshSession().refresh(first.text(), DEVICE);
        world.clock.advance(Duration.ofHours(8));
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), DEVICE)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.calls()).isEqualTo(2);
    }

    @Test
    void aReplayWritesThreeUnits() {
        var first = logIn().tokens().refreshToken();
        var second = (Refreshed) world.refreshSession().refresh(first.text(), DEVICE);
        world.clock.advance(Duration.ofHours(8));
        world.refreshSession().refresh(second.tokens().refreshToken().text(), DEVICE);
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), DEVICE))
                .isInstanceOf(RefreshSession.Outcome.Refused.class);

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isLessThanOrEqualTo(3);
        assertThat(meter.calls()).isEqualTo(3);
    }

    @Test
    void aSessionThatRemembersAllItCanIsStillOneUnit() {
        var token = logIn().tokens().refreshToken();
        world.refreshSession().refresh(token.text(), DEVICE);
        world.clock.advance(Duration.ofHours(1));
        for (int network = 0; network < 6; network++) {
            var device = new Device("another", "2001:db8:ffff:ff0%d:0:0:0:0/64".formatted(network));
            world.refreshSession().refresh(token.text(), device);
        }
        var newest = (Refreshed) world.refreshSession().refresh(token.text(), DEVICE);
        assertThat(world.snapshot(token).origins().latest()).hasSize(4);
        assertThat(world.snapshot(token).forgiven()).isPresent();
        world.clock.advance(Duration.ofHours(1));
        meter.reset();

        world.refreshSession().refresh(newest.tokens().refreshToken().text(), DEVICE);

        assertThat(meter.writeUnits()).isEqualTo(1);
    }

    @Test
    void aLogoutWritesTwoUnits() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        world.logOut().logOut(first.text());

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isEqualTo(2);
        assertThat(meter.calls()).isEqualTo(2);
    }

    @Test
    void theEndOfAChosenSessionReadsNoMoreThanThatOne() {
        var chosen = logIn().tokens().refreshToken();
        IntStream.range(0, 10).forEach(_ -> logIn());
        meter.reset();

        world.endChosenSession().end(chosen.userId(), chosen.sessionId());

        assertThat(meter.readUnits()).isEqualTo(1);
        assertThat(meter.writeUnits()).isEqualTo(2);
        assertThat(meter.calls()).isEqualTo(3);
    }

    @Test
    void aForgedRefreshTokenCostsNothing() {
        world.refreshSession().refresh("ort_" + "A".repeat(108), DEVICE);
        world.logOut().logOut("ort_" + "A".repeat(108));

        assertThat(meter.calls()).isZero();
    }

    private LoggedIn logIn() {
        return (LoggedIn) world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), DEVICE);
    }
}
