package ostiary.core.token;

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

/// Creates refresh tokens and recognises those of this service.
///
/// The text is `ort_` and, in base64url, 81 bytes: a format version, the user's and the session's id, a secret, and
/// a tag by which a forged token is refused without asking the store. The secret of a session's first token is
/// random; each next one is derived from its predecessor's, so every caller finds the same successor and the tokens
/// of a session form one line that never forks (RFC 9700 §4.14.2, docs/decisions/0002).
public final class RefreshTokens {
    private static final String PREFIX = "ort_";
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = HmacKey.MAC_BYTES;
    private static final int TAG_BYTES = 16;
    private static final int CLAIM_BYTES = 1 + 2 * ID_BYTES + SECRET_BYTES;
    private static final int TEXT_LENGTH = PREFIX.length() + (CLAIM_BYTES + TAG_BYTES) * 8 / 6;

    private static final String TAG = "ostiary refresh token tag";

    private final HmacKeys keys;
    private final SecureRandom random;
    private final String tagPurpose;

    /// Those of the built-in clients.
    public RefreshTokens(HmacKeys keys, SecureRandom random) {
        this(keys, random, TAG);
    }

    private RefreshTokens(HmacKeys keys, SecureRandom random, String tagPurpose) {
        this.keys = keys;
        this.random = random;
        this.tagPurpose = tagPurpose;
    }

    /// Those of a registered client: a token is bound to the client that it was issued to (RFC 6749 §6), so whoever
    /// else presents it presents no token of this service, and changes nothing.
    public RefreshTokens of(String clientId) {
        return new RefreshTokens(keys, random, TAG + " of client " + clientId);
    }

    /// The first token of a session.
    public RefreshToken first(UserId userId, SessionId sessionId, HmacKey key) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return make(userId, sessionId, secret, key);
    }

    /// The only possible successor of `token` under `key`.
    public RefreshToken successor(RefreshToken token, HmacKey key) {
        var secret =
                key.mac("ostiary refresh token successor", claim(token.userId(), token.sessionId(), token.secret()));
        return make(token.userId(), token.sessionId(), secret, key);
    }

    /// Parses and authenticates `text` without asking the store; empty if this service did not issue it
    /// in exactly this spelling.
    ///
    /// @throws UnavailableException if a key that has not arrived yet may have tagged it: refusing the
    /// token would log its holder out
    public Optional<RefreshToken> read(String text, Instant now) {
        return decode(text).flatMap(bytes -> {
            var claim = Arrays.copyOf(bytes, CLAIM_BYTES);
            var tag = Arrays.copyOfRange(bytes, CLAIM_BYTES, bytes.length);
            return keys.areBehind(tag, key -> tag(claim, key), "a refresh token", now)
                    ? Optional.of(parse(ByteBuffer.wrap(claim, 1, CLAIM_BYTES - 1), text))
                    : Optional.empty();
        });
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            // 81 bytes fill 108 characters to the last bit, so no second
            // spelling decodes to the same bytes.
            var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length == CLAIM_BYTES + TAG_BYTES && bytes[0] == VERSION
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static RefreshToken parse(ByteBuffer claim, String text) {
        var userId = new UserId(new UUID(claim.getLong(), claim.getLong()));
        var sessionId = new SessionId(new UUID(claim.getLong(), claim.getLong()));
        var secret = new byte[SECRET_BYTES];
        claim.get(secret);
        return new RefreshToken(userId, sessionId, secret, text);
    }

    private RefreshToken make(UserId userId, SessionId sessionId, byte[] secret, HmacKey key) {
        var claim = claim(userId, sessionId, secret);
        var bytes = ByteBuffer.allocate(CLAIM_BYTES + TAG_BYTES).put(claim).put(tag(claim, key));
        var text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return new RefreshToken(userId, sessionId, secret, text);
    }

    private static byte[] claim(UserId userId, SessionId sessionId, byte[] secret) {
        return ByteBuffer.allocate(CLAIM_BYTES)
                .put(VERSION)
                .putLong(userId.value().getMostSignificantBits())
                .putLong(userId.value().getLeastSignificantBits())
                .putLong(sessionId.value().getMostSignificantBits())
                .putLong(sessionId.value().getLeastSignificantBits())
                .put(secret)
                .array();
    }

    private byte[] tag(byte[] claim, HmacKey key) {
        return Arrays.copyOf(key.mac(tagPurpose, claim), TAG_BYTES);
    }
}
