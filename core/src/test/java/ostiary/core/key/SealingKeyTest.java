package ostiary.core.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeyTest {
    private static final byte[] TEXT = "a hash".getBytes(UTF_8);
    private static final byte[] ADA = "ada".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SealingKey key = new SealingKey("s1", secret(1));

    private static byte[] secret(int fill) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    /// Test case 16 of "The Galois/Counter Mode of Operation (GCM)" by McGrew and Viega:
    /// https://csrc.nist.rip/groups/ST/toolkit/BCM/documents/proposedmodes/gcm/gcm-spec.pdf
    @Test
    void opensWhatAnotherImplementationSealed() {
        var published =
                new SealingKey("published", hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        var sealed = hex("cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");

        assertThat(published.open(sealed, hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")))
                .contains(hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
    }

    @Test
    void opensWhatItSealed() {
        assertThat(key.open(key.seal(TEXT, ADA, random), ADA)).contains(TEXT);
        assertThat(key.open(key.seal(new byte[0], new byte[0], random), new byte[0]))
                .contains(new byte[0]);
    }

    @Test
    void sealsTheSameAnewEachTime() {
        var first = key.seal(TEXT, ADA, random);
        var second = key.seal(TEXT, ADA, random);

        assertThat(Arrays.copyOf(first, 12)).isNotEqualTo(Arrays.copyOf(second, 12));
        assertThat(Arrays.copyOfRange(first, 12, first.length))
                .isNotEqualTo(Arrays.copyOfRange(second, 12, second.length));
    }

    @Test
    void opensNothingThatIsChangedByABit() {
        var sealed = key.seal(TEXT, ADA, random);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(key.open(changed, ADA)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void opensNothingThatIsCutOrLonger() {
        var sealed = key.seal(TEXT, ADA, random);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(key.open(Arrays.copyOf(sealed, length), ADA)).isEmpty();
        }
        assertThat(key.open(Arrays.copyOf(sealed, sealed.length + 1), ADA)).isEmpty();
    }

    @Test
    void opensNothingOfAnotherContextOrKey() {
        var sealed = key.seal(TEXT, ADA, random);

        assertThat(key.open(sealed, "bob".getBytes(UTF_8))).isEmpty();
        assertThat(key.open(sealed, new byte[0])).isEmpty();
        assertThat(new SealingKey("s1", secret(2)).open(sealed, ADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24, 31, 33, 64})
    void hasNoOtherLength(int bytes) {
        assertThatThrownBy(() -> new SealingKey("s1", new byte[bytes]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sealing key s1 has not 256 bits");
    }

    /// Its id is written beside what is sealed, where it must end.
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a$b", "a b", "ü", "a\n", "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void hasNoIdThatCouldNotBeReadAgain(String id) {
        assertThatThrownBy(() -> new SealingKey(id, secret(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
