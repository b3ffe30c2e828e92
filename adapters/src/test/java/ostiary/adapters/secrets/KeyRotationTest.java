package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.adapters.secrets.RotationStep.CREATE;
import static ostiary.adapters.secrets.RotationStep.FINISH;
import static ostiary.adapters.secrets.RotationStep.SET;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.NOON;
import static ostiary.adapters.secrets.RotationWorld.SEALING;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which keys there are after a rotation.
class KeyRotationTest {
    /// https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html
    private static final int MOST_BYTES_OF_A_SECRET = 65_536;

    final RotationWorld world = new RotationWorld();
    final InMemorySecrets secrets = world.secrets;
    final InMemoryPublishedKeys published = world.published;
    final KeyRotation rotation = world.rotation;

    @ParameterizedTest
    @ValueSource(strings = {SIGNING, HMAC, SEALING})
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
        assertThat(retired()).isEmpty();
        world.rotate(SIGNING);
        assertThat(published.keys().ids()).contains(second.id()).doesNotContain(first.id());
        assertThat(retired()).containsExactly(first.id());
        assertThat(KeyDocument.read(published.withRetired().read()).ids())
                .contains(first.id(), second.id())
                .hasSize(published.keys().keys().size() + 1);
    }

    private Set<String> retired() {
        return RotatedSigningKeys.retired(published).ids();
    }

    /// Clients send ID tokens back until their sessions end.
    @Test
    void knowsARetiredKeyForTheLongestSessionAndTheOverlap() {
        world.rotate(SIGNING);
        var first = secrets.keys(SIGNING).newest();
        world.pass(Duration.ofDays(30));
        world.rotate(SIGNING);
        var second = secrets.keys(SIGNING).newest();

        world.now = second.signsFrom().plus(KeyLife.RETIRED_KEY_KEPT).minusNanos(1);
        world.rotate(SIGNING);
        assertThat(retired()).contains(first.id());

        world.now = second.signsFrom().plus(KeyLife.RETIRED_KEY_KEPT);
        world.rotate(SIGNING);
        assertThat(retired()).doesNotContain(first.id());
    }

    @Test
    void leavesADamagedDocumentOfRetiredKeysAlone() {
        published.retired().put("{\"keys\":[{\"id\":\"a\",\"signs_from\":\"2026");
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);

        assertThatThrownBy(() -> rotation.perform(SET, SIGNING, version)).isInstanceOf(MalformedKeysException.class);
        assertThat(published.find()).isEmpty();
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

    /// A rotation a year for a century, and one by hand each year: they are far from what a secret holds.
    @Test
    void keepsEverySealingKey() {
        world.rotate(SEALING);
        var all = new ArrayList<>(secrets.keys(SEALING).keys());
        for (int year = 1; year < 100; year++) {
            for (int time = 0; time < 2; time++) {
                world.pass(Duration.ofDays(182));
                world.rotate(SEALING);
                all.add(secrets.keys(SEALING).newest());
            }
        }

        assertThat(secrets.keys(SEALING).keys()).containsExactlyElementsOf(all).hasSize(199);
        assertThat(secrets.text(SEALING).length()).isLessThan(MOST_BYTES_OF_A_SECRET);
    }

    /// The new key takes over only when every copy of the set has it: an older copy could open nothing sealed with it.
    @Test
    void sealsWithANewKeyOnlyOnceEverybodyHasIt() {
        world.rotate(SEALING);
        var first = secrets.keys(SEALING).newest();
        world.pass(Duration.ofDays(365));

        world.rotate(SEALING);

        var second = secrets.keys(SEALING).newest();
        var keys = new SecretSealingKeys(() -> secrets.text(SEALING), world.clock());
        assertThat(second.signsFrom()).isEqualTo(world.now.plus(Duration.ofHours(4)));
        assertThat(keys.current(world.now).id()).isEqualTo(first.id());
        assertThat(keys.current(second.signsFrom()).id()).isEqualTo(second.id());
        assertThat(keys.find(first.id())).isPresent();
    }

    /// Somebody puts a key back by hand that was lost, while a rotation is under way.
    @Test
    void dropsNoSealingKeyThatCameMeanwhile() {
        world.rotate(SEALING);
        var version = secrets.startRotation(SEALING);
        rotation.perform(CREATE, SEALING, version);
        var restored = KeyEntry.ofRandomBytes(new SecureRandom(), NOON, NOON.minusSeconds(1));
        var more = KeyDocument.write(secrets.keys(SEALING).with(restored));
        var made = secrets.readPending(SEALING, version).orElseThrow();
        secrets.create(SEALING, more);
        secrets.startRotation(SEALING, version);
        secrets.writePending(SEALING, version, made);

        assertThatThrownBy(() -> rotation.perform(FINISH, SEALING, version))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would drop a sealing key");
        assertThat(secrets.text(SEALING)).isEqualTo(more);
    }

    @Test
    void takesNoSealingKeyThatDoesNotWork() {
        world.rotate(SEALING);
        var entry = secrets.keys(SEALING).newest();
        for (var key : List.of("MTIz", "not base64", entry.key() + "AAAA")) {
            var broken = new KeyEntry("broken", NOON, NOON, key);

            assertThatThrownBy(() -> SecretSealingKeys.key(broken))
                    .isInstanceOf(MalformedKeysException.class)
                    .hasMessageNotContaining(key);
        }
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

    /// The version of before publishes and tests what it knows of: the key of RS256.
    @Test
    void completesWhatAVersionOfBeforeHasPublishedOfARotationOfThisOne() {
        world.rotate(SIGNING);
        world.pass(Duration.ofDays(28));
        var version = secrets.startRotation(SIGNING);
        rotation.perform(CREATE, SIGNING, version);
        rotation.perform(SET, SIGNING, version);
        rotation.perform(FINISH, SIGNING, version);
        var second = secrets.keys(SIGNING).newest();
        published.put(KeyDocument.write(new KeySet(published.keys().keys().stream()
                .map(key -> key.id().equals(second.id()) ? alone(key) : key)
                .toList())));
        var publishedAt = world.now;
        world.pass(Duration.ofDays(28));

        world.rotate(SIGNING);

        assertThat(published.keys().keys())
                .filteredOn(key -> key.id().equals(second.id()))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.added()).isEqualTo(publishedAt);
                    assertThat(key.es256()).isEqualTo(second.es256().map(KeyEntry.Es256::publicHalf));
                });
        assertThat(published.text()).doesNotContain(second.es256().orElseThrow().privateKey());
    }

    private static KeyEntry alone(KeyEntry key) {
        return new KeyEntry(key.id(), key.added(), key.signsFrom(), key.key());
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
