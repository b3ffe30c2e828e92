package ostiary.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.user.UserId;

/// Creates authorization codes and recognises those of this service.
///
/// The text is `oac_` and, in base64url: a format version, the ids of the user, of the session that waits for the code,
/// and of the browser's, a secret, the nonce, and a tag. The tag is over what the code is bound to as well, so whoever
/// brings another client, redirect URI or verifier brings no code of this service, and spends nothing (RFC 9700 §4.5).
/// That a code is redeemed once is the session's matter.
public final class AuthorizationCodes {
    private static final String PREFIX = "oac_";
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = HmacKey.MAC_BYTES;
    private static final int TAG_BYTES = 16;
    private static final int SHORTEST = 1 + 3 * ID_BYTES + SECRET_BYTES + TAG_BYTES;

    /// Far more than one with the longest nonce has.
    private static final int LONGEST_TEXT = 4096;

    private final HmacKeys keys;
    private final SecureRandom random;

    public AuthorizationCodes(HmacKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// A new code.
    ///
    /// @param sessionId the session that waits for it
    public AuthorizationCode issue(
            UserId userId,
            SessionId sessionId,
            SessionId browserSession,
            Optional<String> nonce,
            CodeBinding binding,
            HmacKey key) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var echoed = nonce.orElse("").getBytes(UTF_8);
        var claim = ByteBuffer.allocate(SHORTEST - TAG_BYTES + echoed.length)
                .put(VERSION)
                .put(bytes(userId.value()))
                .put(bytes(sessionId.value()))
                .put(bytes(browserSession.value()))
                .put(secret)
                .put(echoed)
                .array();
        var whole = ByteBuffer.allocate(claim.length + TAG_BYTES)
                .put(claim)
                .put(tag(claim, binding, key))
                .array();
        var text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        return new AuthorizationCode(new RefreshToken(userId, sessionId, secret, text), browserSession, nonce);
    }

    /// Parses and authenticates `text` without asking the store; empty if this service did not issue it, or bound it to
    /// something else.
    ///
    /// @throws UnavailableException if a key that has not arrived yet may have tagged it
    public Optional<AuthorizationCode> read(String text, CodeBinding binding, Instant now) {
        return decode(text).flatMap(bytes -> {
            var claim = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
            var tag = Arrays.copyOfRange(bytes, claim.length, bytes.length);
            return keys.areBehind(tag, key -> tag(claim, binding, key), "a code", now)
                    ? Optional.of(parse(ByteBuffer.wrap(claim, 1, claim.length - 1), text))
                    : Optional.empty();
        });
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() > LONGEST_TEXT || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            // Stray bits and padding would make two spellings of one code.
            boolean isOnlySpelling = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text.substring(PREFIX.length()));
            return isOnlySpelling && bytes.length >= SHORTEST && bytes[0] == VERSION
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static AuthorizationCode parse(ByteBuffer claim, String text) {
        var userId = new UserId(uuid(claim));
        var sessionId = new SessionId(uuid(claim));
        var browserSession = new SessionId(uuid(claim));
        var secret = new byte[SECRET_BYTES];
        claim.get(secret);
        var echoed = new byte[claim.remaining()];
        claim.get(echoed);
        var nonce = Optional.of(new String(echoed, UTF_8)).filter(some -> !some.isEmpty());
        return new AuthorizationCode(new RefreshToken(userId, sessionId, secret, text), browserSession, nonce);
    }

    private static byte[] tag(byte[] claim, CodeBinding binding, HmacKey key) {
        var bound = binding.digest();
        var all = ByteBuffer.allocate(bound.length + claim.length).put(bound).put(claim);
        return Arrays.copyOf(key.mac("ostiary authorization code", all.array()), TAG_BYTES);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
