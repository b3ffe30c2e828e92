package ostiary.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacKeyTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

    private final HmacKey key = new HmacKey("k1", SECRET);

    /// `printf 'purpose\0input' | openssl dgst -sha256 -mac HMAC -macopt key:0123456789abcdef0123456789abcdef`
    @Test
    void isHmacSha256OfPurposeZeroByteAndInput() {
        assertThat(HexFormat.of().formatHex(key.mac("purpose", "input".getBytes(US_ASCII))))
                .isEqualTo("b1bfebbf69a15cc4a9f639eb3670292c95d841b9f2f8929d23c7070929e68d01");
    }

    @Test
    void keepsPurposesApart() {
        var input = "input".getBytes(US_ASCII);

        assertThat(key.mac("one", input)).isNotEqualTo(key.mac("two", input));
        assertThat(key.mac("on", "einput".getBytes(US_ASCII))).isNotEqualTo(key.mac("one", input));
    }

    @Test
    void hasAtLeast256Bits() {
        assertThat(new HmacKey("k1", new byte[32]).mac("p", new byte[0])).hasSize(HmacKey.MAC_BYTES);
        assertThatThrownBy(() -> new HmacKey("k1", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k1");
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeFrom() {
        var secret = SECRET.clone();
        var made = new HmacKey("k1", secret);
        secret[0] ^= 1;

        assertThat(made.mac("p", new byte[0])).isEqualTo(key.mac("p", new byte[0]));
    }
}
