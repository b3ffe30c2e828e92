package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.Revocation;
import ostiary.core.device.DeviceMisses;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.user.EmailAddress;

/// What each operation costs, as DynamoDB itself counts it.
class CapacityTest {
    /// As long as a session can make them, so that the item is as large as it gets.
    /// From a network that no other test counts.
    private final Device device = new Device(
            "x".repeat(500), "2001:db8:%x:5678:0:0:0:0/64".formatted(new SecureRandom().nextInt(0x1000, 0x10000)));

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
    void aLoginReadsThreeUnitsAndWritesOne() {
        logIn();

        assertThat(meter.readUnits()).isLessThanOrEqualTo(3);
        assertThat(meter.writeUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(4);
    }

    /// Its network is counted at three sizes. The counts are there already, since AWS charges for reading an item that
    /// is not there, too.
    @Test
    void aLoginFromIpv6ReadsFourUnitsAndWritesOne() {
        mistype(device, Optional.empty());
        meter.reset();

        logIn();

        assertThat(meter.readUnits()).isEqualTo(4);
        assertThat(meter.writeUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(4);
    }

    /// Nothing is kept of a device that never missed, and the counts of strangers are not its own.
    @Test
    void aLoginOnAKnownDeviceReadsThreeUnitsAndWritesOne() {
        var token = logIn().deviceToken();
        mistype(device, token);
        meter.reset();

        logIn(token);

        assertThat(meter.readUnits()).isEqualTo(3);
        assertThat(meter.writeUnits()).isEqualTo(1);
        assertThat(meter.calls()).isEqualTo(4);
    }

    @Test
    void aFailedLoginWritesTwoUnits() {
        mistype(new Device("Firefox", "192.0.2.1"), Optional.empty());

        assertThat(meter.readUnits()).isLessThanOrEqualTo(2);
        assertThat(meter.writeUnits()).isEqualTo(2);
    }

    @Test
    void aFailedLoginFromIpv6WritesFourUnits() {
        mistype(device, Optional.empty());

        assertThat(meter.readUnits()).isLessThanOrEqualTo(3);
        assertThat(meter.writeUnits()).isEqualTo(4);
    }

    /// With as many devices as an item may hold; the first of all makes the item, which takes one more.
    @Test
    void aFailedLoginOnAKnownDeviceWritesOneUnit() {
        for (int known = 0; known < DeviceMisses.MOST_DEVICES; known++) {
            var token = logIn().deviceToken();
            meter.reset();
            mistype(device, token);
            assertThat(meter.writeUnits()).isLessThanOrEqualTo(2);
            meter.reset();

            mistype(device, token);

            assertThat(meter.readUnits()).isLessThanOrEqualTo(2);
            assertThat(meter.writeUnits()).isEqualTo(1);
            assertThat(meter.calls()).isEqualTo(3);
        }
    }

    /// Another user's token, a forged one and none cost the same, whether or not the user is there.
    @Test
    void aDeviceThatIsNotKnownCostsTheSameWhoeverItsTokenIsFor() {
        var known = logIn().deviceToken().orElseThrow();
        var forged = known.substring(0, known.length() - 4) + "AAAA";
        var other = Fresh.email();
        world.account(other);
        for (var token : List.of(Optional.<String>empty(), Optional.of(known), Optional.of(forged))) {
            for (var name : List.of(other, Fresh.email())) {
                meter.reset();
                world.logIn().logIn(name.value(), Password.of("wrong"), world.clients.byDefault(), device, token);

                assertThat(meter.calls()).isEqualTo(6);
                assertThat(meter.writeUnits()).isEqualTo(4);
            }
        }
    }

    private void mistype(Device from, Optional<String> token) {
        assertThat(world.logIn().logIn(email.value(), Password.of("wrong"), world.clients.byDefault(), from, token))
                .isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void aRefreshWritesOneUnitAndReadsOne() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        assertThat(world.refreshSession().refresh(first.text(), device)).isInstanceOf(Refreshed.class);

        assertThat(meter.readUnits()).isEqualTo(1);
        assertThat(meter.writeUnits()).isEqualTo(1);
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

    @Test
    void aLogoutWritesThreeUnits() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        world.logOut().logOut(first.text());

        assertThat(meter.readUnits()).isZero();
        assertThat(meter.writeUnits()).isEqualTo(3);
        assertThat(meter.calls()).isEqualTo(3);
    }

    /// Bars of the capacity that operations take, at any number of sessions.
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void costsTheSameAtAnyNumberOfSessions(int sessions) {
        var first = logIn().tokens().refreshToken();
        IntStream.range(1, sessions).forEach(_ -> logIn());
        var login = units(this::logIn);
        var refresh = units(() -> world.refreshSession().refresh(first.text(), device));
        var logout = units(() -> world.logOut().logOut(first.text()));
        var everywhere = units(() -> world.endAllSessions().endAll(first.userId()));

        System.out.printf(
                "%4d sessions: login %s, refresh %s, logout %s, logout everywhere %s%n",
                sessions, login, refresh, logout, everywhere);
        // DynamoDB Local does not charge for the four absent counters of failed logins, which AWS does: that makes 4.
        assertThat(login).isEqualTo("2 read 1 write");
        assertThat(refresh).isEqualTo("1 read 1 write");
        assertThat(logout).isEqualTo("0 read 3 write");
        assertThat(everywhere).isEqualTo("0 read 2 write");
    }

    /// A tenth of the logins does.
    @Test
    void aLoginThatCountsFiveSessionsReadsOneUnitMore() {
        IntStream.range(0, 5).forEach(_ -> logIn());
        var userId = world.stores.users().findCredential(email).orElseThrow().userId();
        var startSession = world.startSession(World.ALWAYS_COUNTS);

        var units = units(() -> startSession.start(
                userId, Set.of(), List.of("pwd"), world.clients.byDefault(), device, world.clock.instant()));

        // Beside the login's credential and the counters, which are read before: 3 units from IPv6, which makes 5.
        assertThat(units).isEqualTo("2 read 1 write");
    }

    @Test
    void junkForAnEndedSessionWritesNoItem() {
        var first = logIn().tokens().refreshToken();
        world.logOut().logOut(first.text());
        meter.reset();

        world.logOut().logOut(first.text());
        world.endSession().end(Fresh.userId(), first.sessionId(), EndReason.REVOKED);

        assertThat(meter.calls()).isEqualTo(2);
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .containsOnlyOnce(new Revocation.OfSession(first.sessionId()));
    }

    private String units(Runnable operation) {
        meter.reset();
        operation.run();
        return "%.0f read %.0f write".formatted(meter.readUnits(), meter.writeUnits());
    }

    @Test
    void aForgedRefreshTokenCostsNothing() {
        world.refreshSession().refresh("ort_" + "A".repeat(108), device);
        world.logOut().logOut("ort_" + "A".repeat(108));

        assertThat(meter.calls()).isZero();
    }

    private LoggedIn logIn() {
        return logIn(Optional.empty());
    }

    private LoggedIn logIn(Optional<String> token) {
        return (LoggedIn) world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), device, token);
    }
}
