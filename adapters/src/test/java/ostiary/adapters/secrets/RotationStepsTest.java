package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.adapters.secrets.RotationStep.CREATE;
import static ostiary.adapters.secrets.RotationStep.FINISH;
import static ostiary.adapters.secrets.RotationStep.SET;
import static ostiary.adapters.secrets.RotationStep.TEST;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.SEALING;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The steps of a rotation, in whatever order and at whatever time Secrets Manager calls them.
class RotationStepsTest {
    final RotationWorld world = new RotationWorld();
    final InMemorySecrets secrets = world.secrets;
    final InMemoryPublishedKeys published = world.published;
    final KeyRotation rotation = world.rotation;

    @ParameterizedTest
    @ValueSource(strings = {SIGNING, HMAC, SEALING})
    void mayRepeatEveryStep(String secret) {
        world.rotate(secret);
        var version = secrets.startRotation(secret);
        for (var step : RotationStep.values()) {
            rotation.perform(step, secret, version);
            rotation.perform(step, secret, version);
            rotation.perform(CREATE, secret, version);
            rotation.perform(step, secret, version);
        }

        assertThat(secrets.keys(secret).keys()).hasSize(2);
        assertThat(secrets.labels(secret)).containsExactlyInAnyOrder("AWSCURRENT", "AWSPREVIOUS");
    }

    @ParameterizedTest
    @EnumSource(names = {"SET", "TEST", "FINISH"})
    void doesNoStepBeforeTheKeysAreMade(RotationStep step) {
        var version = secrets.startRotation(HMAC);

        assertThatThrownBy(() -> rotation.perform(step, HMAC, version)).isInstanceOf(IllegalStateException.class);
        assertThat(secrets.text(HMAC)).isEqualTo(RotationWorld.PLACEHOLDER);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEST", "FINISH"})
    void bringsNoUnpublishedKeyIntoUse(RotationStep step) {
        world.rotate(SIGNING);
        var before = secrets.text(SIGNING);
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);

        assertThatThrownBy(() -> rotation.perform(step, SIGNING, version)).hasMessageContaining("does not work");
        assertThat(secrets.text(SIGNING)).isEqualTo(before);
    }

    @Test
    void mayFinishWithoutTheTestStep() {
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);
        rotation.perform(SET, SIGNING, version);
        rotation.perform(FINISH, SIGNING, version);

        assertThat(secrets.keys(SIGNING).keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGNING, HMAC, SEALING})
    void isGivenUpWhenItTakesTooLong(String secret) {
        world.rotate(secret);
        var before = secrets.keys(secret).newest();
        var version = secrets.startRotation(secret);
        rotation.perform(CREATE, secret, version);
        rotation.perform(SET, secret, version);
        rotation.perform(TEST, secret, version);
        world.pass(KeyLife.ROTATION.plusNanos(1));

        assertThatThrownBy(() -> rotation.perform(FINISH, secret, version)).hasMessageContaining("given up");
        assertThatThrownBy(() -> rotation.perform(CREATE, secret, version))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(secrets.keys(secret).keys()).containsExactly(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGNING, HMAC, SEALING})
    void mayTakeItsTime(String secret) {
        world.rotate(secret);
        var version = secrets.startRotation(secret);
        rotation.perform(CREATE, secret, version);
        world.pass(KeyLife.ROTATION);
        rotation.perform(SET, secret, version);
        rotation.perform(FINISH, secret, version);

        assertThat(secrets.keys(secret).newest().signsFrom()).isEqualTo(world.now.plus(Duration.ofHours(2)));
    }

    @Test
    void mayTakeAnyTimeForTheFirstKeys() {
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);
        world.pass(Duration.ofDays(2));
        rotation.perform(CREATE, SIGNING, version);
        rotation.perform(SET, SIGNING, version);
        rotation.perform(FINISH, SIGNING, version);

        assertThat(published.keys().ids()).isEqualTo(secrets.keys(SIGNING).ids());
    }

    /// Two rotations at once: whoever comes second has read what the first one replaces.
    @Test
    void overwritesNothingThatAnotherRotationPublishesMeanwhile() {
        world.rotate(SIGNING);
        var live = published.keys();
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);
        var others = KeyDocument.write(live.with(
                new KeyEntry("other", world.now, world.now, live.newest().key())));
        published.afterEachCall(() -> {
            published.afterEachCall(() -> {});
            published.put(others);
        });

        assertThatThrownBy(() -> rotation.perform(SET, SIGNING, version)).hasMessageContaining("meanwhile");
        assertThat(published.text()).isEqualTo(others);
        assertThatThrownBy(() -> rotation.perform(FINISH, SIGNING, version)).hasMessageContaining("does not work");

        rotation.perform(SET, SIGNING, version);
        rotation.perform(FINISH, SIGNING, version);

        assertThat(published.keys().ids()).containsAll(secrets.keys(SIGNING).ids());
    }

    @Test
    void isNotMisledByAKeyOfARotationThatWasGivenUp() {
        world.rotate(SIGNING);
        var live = secrets.keys(SIGNING).newest();
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);
        rotation.perform(SET, SIGNING, version);
        world.pass(Duration.ofDays(30));
        assertThatThrownBy(() -> rotation.perform(FINISH, SIGNING, version)).hasMessageContaining("given up");
        assertThat(published.keys().keys()).hasSize(2);

        world.rotate(SIGNING);

        assertThat(secrets.keys(SIGNING).ids()).hasSize(2).contains(live.id());
        assertThat(published.keys().ids()).isEqualTo(secrets.keys(SIGNING).ids());
    }

    @Test
    void refusesOtherSecrets() {
        for (var other : new String[] {SIGNING + "x", SIGNING.substring(1), "", "signing"}) {
            assertThatThrownBy(() -> rotation.perform(CREATE, other, "version"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAVersionThatNoRotationMakes(RotationStep step) {
        var unknown = UUID.randomUUID().toString();

        assertThatThrownBy(() -> rotation.perform(step, SIGNING, unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void doesNothingToAVersionThatIsInUse(RotationStep step) {
        var version = secrets.startRotation(SIGNING);
        for (var each : RotationStep.values()) {
            rotation.perform(each, SIGNING, version);
        }
        var before = secrets.text(SIGNING);

        rotation.perform(step, SIGNING, version);

        assertThat(secrets.text(SIGNING)).isEqualTo(before);
    }

    @Test
    void refusesAVersionThatIsNoLongerInUse() {
        var version = secrets.startRotation(HMAC);
        for (var each : RotationStep.values()) {
            rotation.perform(each, HMAC, version);
        }
        world.rotate(HMAC);

        assertThatThrownBy(() -> rotation.perform(FINISH, HMAC, version)).isInstanceOf(IllegalArgumentException.class);
        assertThat(secrets.keys(HMAC).keys()).hasSize(2);
    }

    @Test
    void refusesASecretThatIsNotToBeRotated() {
        var version = secrets.startRotation(SIGNING);
        secrets.disableRotation(SIGNING);

        assertThatThrownBy(() -> rotation.perform(CREATE, SIGNING, version)).hasMessageContaining("not enabled");
    }
}
