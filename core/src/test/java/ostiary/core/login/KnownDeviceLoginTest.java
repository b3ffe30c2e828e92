package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.device.DeviceId;
import ostiary.core.device.DeviceMisses;
import ostiary.core.device.KnownDevice;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

/// Strangers guess at a user's password, and the owner logs in all the same.
class KnownDeviceLoginTest {
    private static final int PER_USERNAME = Limits.LOGIN_BY_USERNAME.most();
    private static final Password WRONG = Password.of("wrong password");

    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private User ada;

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email);
    }

    private LogIn.Outcome logIn(Password password, String network, Optional<String> token) {
        return logIn(email, password, network, token);
    }

    private LogIn.Outcome logIn(EmailAddress user, Password password, String network, Optional<String> token) {
        var device = new Device("Firefox", network);
        return world.logIn().logIn(user.value(), password, world.clients.byDefault(), device, token);
    }

    private Optional<String> token(LogIn.Outcome outcome) {
        return ((LoggedIn) outcome).deviceToken();
    }

    private Optional<String> knownDevice() {
        return token(logIn(World.PASSWORD, "192.0.2.1", Optional.empty()));
    }

    /// Until nobody unknown may try any more.
    private void strangersLockTheNameOut() {
        for (int number = 0; number < PER_USERNAME; number++) {
            logIn(WRONG, "198.51.100." + number, Optional.empty());
        }
        assertThat(logIn(World.PASSWORD, "203.0.113.9", Optional.empty())).isInstanceOf(TooManyFailures.class);
    }

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
    void aDeviceThatMissesTenTimesIsAStrangerUntilItLogsInAgain() {
        var device = knownDevice();
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            assertThat(logIn(WRONG, "192.0.2.1", device)).isEqualTo(new InvalidCredentials());
        }
        strangersLockTheNameOut();
        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(TooManyFailures.class);
        world.clock.advance(Limits.LOGIN_BY_USERNAME.window());

        var again = token(logIn(World.PASSWORD, "192.0.2.1", device));
        strangersLockTheNameOut();
        assertThat(logIn(World.PASSWORD, "192.0.2.1", device)).isInstanceOf(TooManyFailures.class);
        assertThat(logIn(World.PASSWORD, "192.0.2.1", again)).isInstanceOf(LoggedIn.class);
    }

    /// Whoever stole the cookie has ten guesses, and not ten in each window.
    @Test
    void aStolenTokenIsGoodForTenGuessesInAll() {
        var stolen = knownDevice();
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            logIn(WRONG, "198.51.100.66", stolen);
            world.clock.advance(Duration.ofHours(1));
        }
        strangersLockTheNameOut();
        int hashed = world.hasher.hashed();

        assertThat(logIn(WRONG, "198.51.100.66", stolen)).isInstanceOf(TooManyFailures.class);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
    }

    /// More tokens than a user's devices may have budgets: each older one is void by the time it would be forgotten.
    @Test
    void manyStolenTokensAreGoodForNoMoreThanTenDevices() {
        var stolen = new ArrayList<Optional<String>>();
        for (int number = 0; number < 30; number++) {
            stolen.add(knownDevice());
            world.clock.advance(Duration.ofSeconds(1));
        }
        strangersLockTheNameOut();
        int hashed = world.hasher.hashed();
        for (int round = 0; round < 2 * DeviceMisses.BUDGET; round++) {
            stolen.forEach(token -> logIn(WRONG, "198.51.100.66", token));
        }

        assertThat(world.hasher.hashed() - hashed)
                .isLessThanOrEqualTo(30 + DeviceMisses.MOST_DEVICES * DeviceMisses.BUDGET);
    }

    /// One after another, the oldest first, so that each has fallen out by the time it is void.
    @Test
    void eachOfManyStolenTokensIsGoodForTenGuessesInAll() {
        var stolen = new ArrayList<Optional<String>>();
        for (int number = 0; number < 30; number++) {
            stolen.add(knownDevice());
            world.clock.advance(Duration.ofSeconds(1));
        }
        strangersLockTheNameOut();
        int hashed = world.hasher.hashed();
        for (int round = 0; round < 2; round++) {
            for (var token : stolen) {
                for (int guess = 0; guess < 2 * DeviceMisses.BUDGET; guess++) {
                    logIn(WRONG, "198.51.100.66", token);
                }
            }
        }

        assertThat(world.hasher.hashed() - hashed).isEqualTo(30 * DeviceMisses.BUDGET);
    }

    @Test
    void aTypoAtEachLoginLeavesTheOtherDevicesKnown() {
        var laptop = knownDevice();
        world.clock.advance(Duration.ofMinutes(1));
        var phone = knownDevice();
        for (int login = 0; login < 12; login++) {
            logIn(WRONG, "192.0.2.1", phone);
            phone = token(logIn(World.PASSWORD, "192.0.2.1", phone));
        }
        strangersLockTheNameOut();

        assertThat(logIn(World.PASSWORD, "192.0.2.1", laptop)).isInstanceOf(LoggedIn.class);
        assertThat(logIn(World.PASSWORD, "192.0.2.1", phone)).isInstanceOf(LoggedIn.class);
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
    void aKnownDevicesMissesCountForNobodyElse() {
        var device = knownDevice();
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            logIn(WRONG, "192.0.2.1", device);
        }
        for (int number = 0; number < Limits.LOGIN_BY_NETWORK.most(); number++) {
            assertThat(logIn(WRONG, "192.0.2.1", Optional.empty())).isEqualTo(new InvalidCredentials());
        }
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

    /// Were none counted, a known device would have as many guesses as it likes while the source is down.
    @Test
    void aGuessThatNobodyCouldJudgeCountsForTheDevice() {
        var device = knownDevice();
        var undecided = world.logIn((_, _) -> {
            throw new UndecidedException(new UnavailableException("the source", null));
        });
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            assertThatThrownBy(() ->
                            undecided.logIn(email.value(), WRONG, world.clients.byDefault(), World.LAPTOP, device))
                    .isInstanceOf(UnavailableException.class);
        }
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
