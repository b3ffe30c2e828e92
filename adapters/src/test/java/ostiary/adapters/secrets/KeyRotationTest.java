package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.adapters.secrets.RotationStep.CREATE;
import static ostiary.adapters.secrets.RotationStep.SET;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.NOON;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which keys there are after a rotation.
class KeyRotationTest {
    final RotationWorld world = new RotationWorld();
    final InMemorySecrets secrets = world.secrets;
    final InMemoryPublishedKeys published = world.published;
    final KeyRotation rotation = world.rotation;

    @ParameterizedTest
    @ValueSource(strings = {SIGNING, HMAC})
    void replacesThePlaceholderByAKeyThatIsInUseAtOnce(String secret) {
        world.rotate(secret);

        assertThat(secrets.keys(secret).keys()).singleElement().satisfies(key -> {
            assertThat(key.added()).isEqualTo(NOON);
            assertThat(key.signsFrom()).isEqualTo(NOON);
        });
    }

    @Test
    void replacesWhateverPlaceholder() {
        for (var placeholder :
                new String[] {"", "x", "{", "{}", "[]", "{\"keys\":null}", "{\"keys\":[]}", "{\"password\":\"keys\"}"
                }) {
            secrets.create(HMAC, placeholder);

            world.rotate(HMAC);

            assertThat(secrets.keys(HMAC).keys()).as(placeholder).hasSize(1);
        }
    }

    @Test
    void fillsASecretThatHasNoText() {
        secrets.createWithoutText(SIGNING);

        world.rotate(SIGNING);

        assertThat(published.keys().ids()).isEqualTo(secrets.keys(SIGNING).ids());
    }

    @Test
    void leavesADamagedSetAlone() {
        var damaged = "{\"keys\":[{\"id\":\"a\",\"signs_from\":\"2026";
        secrets.create(SIGNING, damaged);
        var version = secrets.startRotation(SIGNING);

        assertThatThrownBy(() -> rotation.perform(CREATE, SIGNING, version))
                .isInstanceOf(MalformedKeysException.class)
                .hasMessageNotContaining("2026");
        assertThat(secrets.text(SIGNING)).isEqualTo(damaged);
    }

    /// Half of a document, a document without keys and something else: whoever put it there has to look at it.
    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[{\"id\":\"a\",\"signs_from\":\"2026", "{\"keys\":[]}", "", "s3cret"})
    void leavesADamagedDocumentOfPublicKeysAlone(String damaged) {
        published.put(damaged);
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);

        assertThatThrownBy(() -> rotation.perform(SET, SIGNING, version)).isInstanceOf(MalformedKeysException.class);
        assertThat(published.text()).isEqualTo(damaged);
        assertThat(secrets.text(SIGNING)).isEqualTo(RotationWorld.PLACEHOLDER);
    }

    @Test
    void publishesANewSigningKeyTwoHoursBeforeItSigns() {
        world.rotate(SIGNING);
        var first = secrets.keys(SIGNING).newest();
        world.pass(Duration.ofDays(30));

        world.rotate(SIGNING);

        var second = secrets.keys(SIGNING).newest();
        assertThat(secrets.keys(SIGNING).keys()).containsExactly(first, second);
        assertThat(published.keys().ids()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(second.signsFrom()).isAfterOrEqualTo(world.now.plus(Duration.ofHours(2)));
        assertThat(secrets.keys(SIGNING).current(second.signsFrom().minusNanos(1)))
                .contains(first);
        assertThat(secrets.keys(SIGNING).current(second.signsFrom())).contains(second);
    }

    @Test
    void dropsThePrivateKeyAtOnceAndThePublicOneAfterTheOverlap() {
        world.rotate(SIGNING);
        var first = secrets.keys(SIGNING).newest();
        world.pass(Duration.ofDays(30));
        world.rotate(SIGNING);
        var second = secrets.keys(SIGNING).newest();

        world.now = second.signsFrom().plus(Duration.ofMinutes(129));
        world.rotate(SIGNING);
        assertThat(secrets.keys(SIGNING).ids()).contains(second.id()).doesNotContain(first.id());
        assertThat(published.keys().ids()).contains(second.id(), first.id());

        world.now = second.signsFrom().plus(Duration.ofMinutes(130));
        world.rotate(SIGNING);
        assertThat(published.keys().ids()).contains(second.id()).doesNotContain(first.id());
    }

    @Test
    void keepsAnHmacKeyForTheLongestSessionAndTheOverlap() {
        world.rotate(HMAC);
        var first = secrets.keys(HMAC).newest();
        world.pass(Duration.ofDays(90));
        world.rotate(HMAC);
        var second = secrets.keys(HMAC).newest();
        var end = second.signsFrom().plus(Duration.ofDays(90)).plus(Duration.ofHours(2));

        world.now = end.minusNanos(1);
        world.rotate(HMAC);
        assertThat(secrets.keys(HMAC).ids()).contains(first.id(), second.id());

        world.now = end;
        world.rotate(HMAC);
        assertThat(secrets.keys(HMAC).ids()).contains(second.id()).doesNotContain(first.id());
    }

    @Test
    void publishesNoPrivateKey() {
        world.rotate(SIGNING);

        var publicHalf = published.keys().newest();

        assertThat(RsaKeys.publicKey(publicHalf).getModulus())
                .isEqualTo(RsaKeys.privateKey(secrets.keys(SIGNING).newest()).getModulus());
        assertThat(published.text())
                .doesNotContain(secrets.keys(SIGNING).newest().key());
    }

    @Test
    void makesEveryHmacKeyAnotherOne() {
        world.rotate(HMAC);
        world.rotate(HMAC);

        assertThat(secrets.keys(HMAC).keys())
                .hasSize(2)
                .extracting(KeyEntry::key)
                .doesNotHaveDuplicates();
    }
}
