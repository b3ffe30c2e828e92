package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.device.DeviceId;
import ostiary.core.device.KnownDevice;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;

/// Strangers guess at a user's password, and the owner logs in all the same. How many wrong passwords a known device
/// has is in [KnownDeviceMissesTest].
class KnownDeviceLoginTest extends KnownDeviceSetup {
    @Test
    void theOwnerGetsInWhileStrangersGuess() {
        var device = knownDevice();
        strangersLockTheNameOut();

        assertThat(logIn(World.PASSWORD, "203.0.113.9", device)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void aDeviceThatNeverMissesStaysTheSameOne() {
        var device = knownDevice();
        world.clock.advance(Duration.ofDays(1));

        var again = token(logIn(World.PASSWORD, "203.0.113.9", device));

        assertThat(deviceId(again)).isPresent().isEqualTo(deviceId(device));
    }

    private Optional<DeviceId> deviceId(Optional<String> token) {
        return world.devices
                .recognise(token, email.value(), world.clock.instant())
                .map(KnownDevice::id);
    }

    @Test
    void theOwnerGetsInThroughTheNetworkOfAnAttacker() {
        var device = knownDevice();
        for (int number = 0; number < Limits.LOGIN_BY_NETWORK.most(); number++) {
            logIn(Fresh.email(), WRONG, "192.0.2.1", Optional.empty());
        }
        assertThat(logIn(World.PASSWORD, "192.0.2.1", Optional.empty())).isInstanceOf(TooManyFailures.class);

        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(LoggedIn.class);
    }

    /// 20,000 guesses from 10,000 addresses: few reach the hash, and the owner gets in each time.
    @Test
    void fewOfManyGuessesAreCompared() {
        var device = knownDevice();
        int hashed = world.hasher.hashed();
        int owner = 0;
        for (int guess = 0; guess < 20_000; guess++) {
            int host = guess % 10_000;
            logIn(WRONG, "10.1.%d.%d".formatted(host / 100, host % 100), Optional.empty());
            if (guess % 200 == 0) {
                assertThat(logIn(World.PASSWORD, "203.0.113.9", device)).isInstanceOf(LoggedIn.class);
                owner++;
            }
        }

        assertThat(world.hasher.hashed() - hashed - owner).isLessThanOrEqualTo(100);
    }

    @Test
    void anAttackersOwnDeviceIsNobodyElses() {
        var eve = Fresh.email();
        world.account(eve);
        var own = token(logIn(eve, World.PASSWORD, "198.51.100.66", Optional.empty()));
        strangersLockTheNameOut();
        int hashed = world.hasher.hashed();

        assertThat(logIn(World.PASSWORD, "203.0.113.9", own)).isInstanceOf(TooManyFailures.class);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
    }

    @Test
    void everyTokenIsVoidOnceTheUsersDevicesAreForgotten() {
        var device = knownDevice();
        world.clock.advance(Duration.ofMinutes(1));
        world.devices.forgetAll(ada.id(), world.clock.instant());
        strangersLockTheNameOut();

        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(TooManyFailures.class);
    }

    @Test
    void everyTokenIsVoidOnceTheUserWasDisabled() {
        var device = knownDevice();
        world.clock.advance(Duration.ofMinutes(1));
        world.administerUsers().disable(ada.id());
        world.administerUsers().enable(ada.id());
        strangersLockTheNameOut();

        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(TooManyFailures.class);
    }

    /// Nor may the answer tell the right password from a wrong one: a session would be stored for each guess that is
    /// right.
    @Test
    void everybodyLogsInWhileTheKeysOfDevicesAreOutOfReach() {
        var device = knownDevice();
        world.deviceKeys.setOutOfReach(true);
        for (var token : List.of(Optional.<String>empty(), device)) {
            assertThat(logIn(WRONG, "192.0.2.1", token)).isEqualTo(new InvalidCredentials());
            assertThat(token(logIn(World.PASSWORD, "192.0.2.1", token))).isEmpty();
        }

        world.deviceKeys.setOutOfReach(false);
        strangersLockTheNameOut();
        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(LoggedIn.class);
    }

    /// A token of another user, a forged one, and none: for a user who is there, and for one who is not.
    @Test
    void nothingTellsWhetherAUserIsThere() {
        var eve = Fresh.email();
        world.account(eve);
        var foreign = token(logIn(eve, World.PASSWORD, "198.51.100.66", Optional.empty()));
        var forged = knownDevice().map(token -> token.substring(0, token.length() - 4) + "AAAA");
        for (var token : List.of(Optional.<String>empty(), foreign, forged)) {
            int hashed = world.hasher.hashed();
            assertThat(logIn(email, WRONG, "192.0.2.9", token))
                    .isEqualTo(logIn(Fresh.email(), WRONG, "192.0.2.9", token))
                    .isEqualTo(new InvalidCredentials());
            assertThat(world.hasher.hashed() - hashed).isEqualTo(2);
        }
    }
}
