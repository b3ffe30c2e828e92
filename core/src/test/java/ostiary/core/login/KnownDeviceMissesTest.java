package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.device.DeviceMisses;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;

/// The wrong passwords that a known device may try, whoever has its token.
class KnownDeviceMissesTest extends KnownDeviceSetup {
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
    void aKnownDevicesMissesCountForNobodyElse() {
        var device = knownDevice();
        for (int misses = 0; misses < DeviceMisses.BUDGET; misses++) {
            logIn(WRONG, "192.0.2.1", device);
        }
        for (int number = 0; number < Limits.LOGIN_BY_NETWORK.most(); number++) {
            assertThat(logIn(WRONG, "192.0.2.1", Optional.empty())).isEqualTo(new InvalidCredentials());
        }
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
}
