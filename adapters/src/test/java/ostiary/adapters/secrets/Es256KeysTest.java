package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.adapters.secrets.RotationStep.CREATE;
import static ostiary.adapters.secrets.RotationStep.FINISH;
import static ostiary.adapters.secrets.RotationStep.SET;
import static ostiary.adapters.secrets.RotationStep.TEST;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.key.VerificationKey;

/// Keys of ES256 live and die with the keys of RS256 that they stand beside.
class Es256KeysTest {
    private final RotationWorld world = new RotationWorld();

    private SecretSigningKeys signers() {
        return new SecretSigningKeys(() -> world.secrets.text(SIGNING), world.clock());
    }

    private CachedVerificationKeys verifiers() {
        return new CachedVerificationKeys(world.published, world.clock());
    }

    private static KeyEntry.Es256 es256(KeyEntry entry) {
        return entry.es256().orElseThrow();
    }

    private KeyEntry newest() {
        return world.secrets.keys(SIGNING).newest();
    }

    /// As a version left it that knew of no such keys.
    private void beforeTheUpgrade() {
        world.rotate(SIGNING);
        world.pass(Duration.ofDays(1));
        world.secrets.create(SIGNING, alone(world.secrets.text(SIGNING)));
        world.published.put(alone(world.published.text()));
    }

    private static String alone(String document) {
        return KeyDocument.write(new KeySet(KeyDocument.read(document).keys().stream()
                .map(entry -> new KeyEntry(entry.id(), entry.added(), entry.signsFrom(), entry.key()))
                .toList()));
    }

    @Test
    void aRotationMakesAndPublishesBoth() {
        world.rotate(SIGNING);

        var key = newest();
        assertThat(signers().current(world.now).kid()).isEqualTo(key.id());
        assertThat(signers().currentEs256(world.now).kid())
                .isEqualTo(es256(key).id())
                .hasSize(43);
        assertThat(verifiers().published())
                .extracting(VerificationKey::kid)
                .containsExactly(key.id(), es256(key).id());
    }

    @Test
    void noPrivateHalfIsPublished() {
        world.rotate(SIGNING);

        assertThat(world.secrets.text(SIGNING)).contains(es256(newest()).privateKey());
        assertThat(world.published.text())
                .doesNotContain("es256_key", es256(newest()).privateKey());
        assertThat(newest().toString() + es256(newest()) + signers().currentEs256(world.now))
                .doesNotContain(es256(newest()).privateKey());
    }

    @Test
    void theyTakeOverAndRetireTogether() {
        world.rotate(SIGNING);
        var first = newest();
        world.pass(Duration.ofDays(28));
        world.rotate(SIGNING);
        var second = newest();

        assertThat(signers().currentEs256(second.signsFrom().minusNanos(1)).kid())
                .isEqualTo(es256(first).id());
        assertThat(signers().currentEs256(second.signsFrom()).kid())
                .isEqualTo(es256(second).id());

        world.now = second.signsFrom().plus(Duration.ofMinutes(129));
        world.rotate(SIGNING);
        assertThat(verifiers().find(es256(first).id())).isPresent();
        world.now = second.signsFrom().plus(Duration.ofMinutes(130));
        world.rotate(SIGNING);
        assertThat(verifiers().find(es256(first).id())).isEmpty();
        assertThat(world.secrets.text(SIGNING)).doesNotContain(es256(first).id());
    }

    /// Nobody who wants RS256 notices, and who wants ES256 is told to wait before anything is written.
    @Test
    void aStackOfBeforeHasNoneAndGoesOn() {
        beforeTheUpgrade();

        assertThat(signers().current(world.now).kid()).isEqualTo(newest().id());
        assertThat(verifiers().published()).hasSize(1);
        assertThatThrownBy(() -> signers().currentEs256(world.now))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("until the keys are rotated");
    }

    /// The RS256 key that signs goes on until its successor takes over; the first ES256 key need not wait for that.
    @Test
    void aStackOfBeforeGetsOneWithTheNextRotation() {
        beforeTheUpgrade();
        var old = newest();

        world.rotate(SIGNING);

        var key = newest();
        assertThat(signers().current(world.now).kid()).isEqualTo(old.id());
        assertThat(signers().currentEs256(world.now).kid()).isEqualTo(es256(key).id());
        assertThat(signers().currentEs256(key.signsFrom()).kid())
                .isEqualTo(es256(key).id());
        assertThat(verifiers().published())
                .extracting(VerificationKey::kid)
                .containsExactly(old.id(), key.id(), es256(key).id());
    }

    /// It is published before anybody can sign with it, wherever the rotation breaks off.
    @Test
    void noneSignsBeforeItIsPublished() {
        beforeTheUpgrade();
        var version = world.secrets.startRotation(SIGNING);
        for (var step : List.of(CREATE, SET, TEST, FINISH)) {
            world.rotation.perform(step, SIGNING, version);
            if (step == FINISH) {
                assertThat(verifiers().find(signers().currentEs256(world.now).kid()))
                        .isPresent();
            } else {
                assertThatThrownBy(() -> signers().currentEs256(world.now)).isInstanceOf(UnavailableException.class);
            }
        }
    }

    /// One whose public half belongs to another would sign what nobody can verify.
    @Test
    void takesNoneThatDoesNotWork() {
        for (var broken : broken()) {
            var one = new RotationWorld();
            var version = one.secrets.startRotation(SIGNING);
            one.rotation.perform(CREATE, SIGNING, version);
            var made = KeyDocument.read(
                            one.secrets.readPending(SIGNING, version).orElseThrow())
                    .newest();
            var text = KeyDocument.write(new KeySet(List.of(made.with(broken))));
            one.secrets.create(SIGNING, RotationWorld.PLACEHOLDER);
            one.secrets.startRotation(SIGNING, version);
            one.secrets.writePending(SIGNING, version, text);

            assertThatThrownBy(() -> {
                        one.rotation.perform(SET, SIGNING, version);
                        one.rotation.perform(TEST, SIGNING, version);
                        one.rotation.perform(FINISH, SIGNING, version);
                    })
                    .isInstanceOfAny(
                            IllegalStateException.class, UnavailableException.class, MalformedKeysException.class)
                    .hasMessageNotContaining(broken.publicKey());
            assertThat(one.secrets.text(SIGNING)).isEqualTo(RotationWorld.PLACEHOLDER);
        }
    }

    private static List<KeyEntry.Es256> broken() {
        var good = EcKeys.generate();
        var other = EcKeys.generate();
        var larger = pair("secp384r1");
        return List.of(
                new KeyEntry.Es256(good.id(), good.privateKey(), other.publicKey()),
                new KeyEntry.Es256(good.id(), "MTIz", good.publicKey()),
                new KeyEntry.Es256(good.id(), good.privateKey(), "MTIz"),
                new KeyEntry.Es256(good.id(), good.privateKey(), "no base64"),
                new KeyEntry.Es256("larger", RsaKeys.encode(larger.getPrivate()), RsaKeys.encode(larger.getPublic())));
    }

    private static KeyPair pair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void noTwoKeysOfASetHaveOneId() {
        var beside = EcKeys.generate();
        var one = new KeyEntry("a", RotationWorld.NOON, RotationWorld.NOON, "k", Optional.of(beside));
        var same = new KeyEntry("b", RotationWorld.NOON, RotationWorld.NOON, "k", Optional.of(beside));
        var crossed = new KeyEntry(beside.id(), RotationWorld.NOON, RotationWorld.NOON, "k");

        assertThatThrownBy(() -> new KeySet(List.of(one, same))).isInstanceOf(MalformedKeysException.class);
        assertThatThrownBy(() -> new KeySet(List.of(one, crossed))).isInstanceOf(MalformedKeysException.class);
    }

    @Test
    void eachIsAnotherOne() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(EcKeys.generate().id());
        }
        assertThat(ids).hasSize(20);
    }
}
