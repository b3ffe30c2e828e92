package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.password.Password;
import ostiary.core.testing.World;

/// The effect of a right answer to a challenge on the device that it comes from, and on the others.
class ChallengedDeviceTest extends ChallengeSetup {
    @Test
    void makesTheDeviceKnown() {
        var token = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();

        assertThat(world.devices.recognise(token, email.value(), world.clock.instant()))
                .isPresent();
    }

    @Test
    void leavesAllOtherDevicesKnown() {
        var laptop = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        world.clock.advance(Duration.ofHours(1));
        var phone = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        for (int login = 1; login <= 12; login++) {
            world.clock.advance(Duration.ofHours(1));
            var challenge = ((Challenged) logInOn(phone)).challenge();
            phone = ((LoggedIn) world.answerChallenge(verifier).answer(challenge, RIGHT, World.LAPTOP, phone))
                    .deviceToken();
        }

        var now = world.clock.instant();
        assertThat(world.devices.recognise(laptop, email.value(), now)).isPresent();
        assertThat(world.devices.recognise(phone, email.value(), now))
                .hasValueSatisfying(device -> assertThat(device.misses()).isZero());
    }

    /// Whoever knew the old password may have made devices known.
    @Test
    void makesAllDevicesStrangersWithANewPassword() {
        var old = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        world.clock.advance(Duration.ofMinutes(1));
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);

        var outcome = answer(logIn().challenge(), new NewPassword(Password.of("tangerine walrus 42 sunrise")));

        var now = world.clock.instant();
        assertThat(world.devices.recognise(old, email.value(), now)).isEmpty();
        assertThat(world.devices.recognise(((LoggedIn) outcome).deviceToken(), email.value(), now))
                .isPresent();
    }

    /// The challenge is spent, since its session has started.
    @Test
    void startsOneSessionWhileTheKeysOfDevicesAreOutOfReach() {
        var challenge = logIn().challenge();
        world.deviceKeys.setOutOfReach(true);

        assertThat(((LoggedIn) answer(challenge, RIGHT)).deviceToken()).isEmpty();
        assertThat(answer(challenge, RIGHT)).isEqualTo(new InvalidChallenge());
    }
}
