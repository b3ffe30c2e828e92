package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;

class PasswordSealingTest {
    private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g");
    /// For [#FIRST] by key `s1` of [SealingRing], which is the SHA-256 of its id, with the nonce 00 to 0b. By OpenSSL.
    private static final String SEALED_BY_THE_FIRST_VERSION = "AAECAwQFBgcICQoL4d5jsiNBKKDfAsW9y180Y5/yGOsEXM3v2rO9jKz4"
            + "+4ODyomrjVjlMaK17oU8FqD1WKwo9KEnNBHNI9aJ48lZAOo7ggbU3A";
    private static final UserId FIRST = new UserId(UUID.fromString("5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c11"));

    private final SealingRing keys = new SealingRing("s1");
    private final PasswordSealing sealing = keys.sealing(InstantSource.system());
    private final UserId ada = Fresh.userId();

    @Test
    void opensForTheUserWhomItWasSealedForAndForNobodyElse() {
        var sealed = sealing.seal(HASH, ada);

        assertThat(sealing.open(sealed, ada)).contains(HASH);
        assertThat(sealing.open(sealed, Fresh.userId())).isEmpty();
        assertThat(sealing.open(sealed, new UserId(new UUID(0, 0)))).isEmpty();
    }

    @Test
    void showsNothingOfTheHash() {
        var sealed = sealing.seal(HASH, ada);

        assertThat(sealed.text())
                .matches("\\$sealed\\$v=1\\$k=s1\\$[A-Za-z0-9+/]+")
                .doesNotContain("argon2", "19456", "c2FsdHNhbHQ", "aGFzaGhhc2g");
        assertThat(sealing.seal(HASH, ada)).isNotEqualTo(sealed);
    }

    /// A hash that is sealed today has to be opened for ever: this one was sealed by the first version.
    @Test
    void opensWhatTheFirstVersionSealed() {
        var sealed = new SealedHash("$sealed$v=1$k=s1$" + SEALED_BY_THE_FIRST_VERSION);

        assertThat(sealing.open(sealed, FIRST)).contains(HASH);
    }

    @Test
    void opensWhatAnOlderKeySealedAndSealsWithTheCurrentOne() {
        var old = sealing.seal(HASH, ada);
        keys.rotateTo("s2");

        assertThat(sealing.open(old, ada)).contains(HASH);
        assertThat(sealing.isUpToDate(old)).isFalse();
        assertThat(sealing.isUpToDate(sealing.seal(HASH, ada))).isTrue();
        assertThat(sealing.seal(HASH, ada).text()).startsWith("$sealed$v=1$k=s2$");
    }

    @Test
    void leavesAHashInTheClearAsItIs() {
        var stored = SealedHash.inTheClear(HASH);

        assertThat(sealing.open(stored, ada)).contains(HASH);
        assertThat(sealing.isUpToDate(stored)).isFalse();
    }

    /// Stores look for it.
    @Test
    void hasNothingToSealOfWhoHasNoPassword() {
        assertThat(sealing.seal(PasswordHash.NONE, ada)).isEqualTo(SealedHash.NONE);
        assertThat(sealing.open(SealedHash.NONE, ada)).contains(PasswordHash.NONE);
        assertThat(sealing.isUpToDate(SealedHash.NONE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$sealed$v=1$",
                "$sealed$v=1$k=s1$",
                "$sealed$v=1$k=$AAAA",
                "$sealed$v=1$k=s1$%%%%",
                "$sealed$v=1$k=s1$AAAA",
                "$sealed$v=1$k=s1$AAAA$AAAA",
                "$sealed$v=1$k=s1,k=s1$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$sealed$v=1$k=s1$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void opensNothingThatIsDamaged(String text) {
        assertThat(sealing.open(new SealedHash(text), ada)).isEmpty();
    }

    /// A fault of the service, which is over once the key or the newer version is there.
    @ParameterizedTest
    @ValueSource(strings = {"$sealed$v=1$k=s0$AAAA", "$sealed$v=2$k=s1$AAAA", "$sealed$v=10$k=s1$AAAA", "$sealed$"})
    void isUnavailableWhereItLacksTheKeyOrTheForm(String text) {
        assertThatThrownBy(() -> sealing.open(new SealedHash(text), ada)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void isUnavailableWithoutKeys() {
        keys.setOutOfReach(true);

        assertThatThrownBy(() -> sealing.seal(HASH, ada)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(sealing::requireKeys).isInstanceOf(UnavailableException.class);
    }
}
