package ostiary.core.passkey;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;

/// Makes the challenges that authenticators sign, and knows its own again: pages ask for one on each view, so nothing
/// is stored until one is used.
///
/// The text is `opc_` and, in base64url, 56 bytes: 16 random ones, when it ends, and a MAC over both and over what it
/// is bound to. It is base64url as a whole, and so a challenge as WebAuthn has it.
public final class PasskeyChallenges {
    /// How long a challenge is good: WebAuthn recommends at most ten minutes (Level 3 §15.1), and whoever has to fetch
    /// a phone needs some.
    public static final Duration VALID_FOR = Duration.ofMinutes(5);

    private static final String PREFIX = "opc_";
    private static final int RANDOM_BYTES = 16;
    private static final int CLAIM_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int BYTES = CLAIM_BYTES + HmacKey.MAC_BYTES;
    private static final int TEXT_LENGTH = PREFIX.length() + (BYTES * 8 + 5) / 6;

    private final HmacKeys keys;
    private final String purpose;
    private final SecureRandom random;

    /// @param purpose domain separation: a challenge of another purpose is none
    public PasskeyChallenges(HmacKeys keys, String purpose, SecureRandom random) {
        this.keys = keys;
        this.purpose = purpose;
        this.random = random;
    }

    /// Makes a challenge that is good for [#VALID_FOR].
    ///
    /// @param binding to whom it is given, if it is given to somebody
    public String issue(byte[] binding, Instant now) {
        var claim = new byte[RANDOM_BYTES];
        random.nextBytes(claim);
        var whole = ByteBuffer.allocate(CLAIM_BYTES)
                .put(claim)
                .putLong(now.plus(VALID_FOR).toEpochMilli())
                .array();
        var bytes = ByteBuffer.allocate(BYTES).put(whole).put(mac(keys.current(now), whole, binding));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// When a challenge of ours ends; empty for one that is not, or that has ended.
    public Optional<Instant> endOf(String text, byte[] binding, Instant now) {
        return decode(text).flatMap(bytes -> {
            var claim = Arrays.copyOf(bytes, CLAIM_BYTES);
            var tag = Arrays.copyOfRange(bytes, CLAIM_BYTES, BYTES);
            var end = Instant.ofEpochMilli(ByteBuffer.wrap(claim).getLong(RANDOM_BYTES));
            boolean isOurs = keys.areBehind(tag, key -> mac(key, claim, binding), "a passkey's challenge", now);
            return Optional.of(end).filter(_ -> isOurs).filter(now::isBefore);
        });
    }

    /// One spelling alone: a challenge is spent under its text.
    private static Optional<byte[]> decode(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return Optional.of(bytes)
                    .filter(decoded -> text.equals(
                            PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(decoded)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(HmacKey key, byte[] claim, byte[] binding) {
        return key.mac(
                purpose,
                ByteBuffer.allocate(claim.length + binding.length)
                        .put(claim)
                        .put(binding)
                        .array());
    }
}
