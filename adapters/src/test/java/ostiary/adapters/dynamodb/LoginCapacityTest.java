package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.blueprint.Consumption.LOGIN;
import static ostiary.blueprint.Consumption.LOGIN_FROM_IPV6;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.device.DeviceMisses;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;

/// The cost of a login, right or wrong, by where it comes from.
class LoginCapacityTest extends CapacitySetup {
    @Test
    void aLoginReadsThreeUnitsAndWritesOne() {
        logIn();

        assertThat(meter.readUnits()).isLessThanOrEqualTo(LOGIN.reads());
        assertThat(meter.writeUnits()).isEqualTo(LOGIN.writes());
        assertThat(meter.calls()).isEqualTo(4);
    }

    /// Its network is counted at three sizes. The counts are there already, since AWS charges for reading an item that
    /// is not there, too.
    @Test
    void aLoginFromIpv6ReadsFourUnitsAndWritesOne() {
        mistype(device, Optional.empty());
        meter.reset();

        logIn();

        assertThat(meter.readUnits()).isEqualTo(LOGIN_FROM_IPV6.reads());
        assertThat(meter.writeUnits()).isEqualTo(LOGIN_FROM_IPV6.writes());
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
}
