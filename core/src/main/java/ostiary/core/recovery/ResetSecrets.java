package ostiary.core.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.TypedCode;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.token.Sha256;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// Makes and recognises what fulfils a request for another password or another address: its text together with the
/// mailed code of eight digits, or the mailed link alone, which has 256 random bits. Each kind begins with letters
/// of its own, so that none is taken for another.
public final class ResetSecrets {
    private static final int BYTES = 32;
    private static final int LINK_BYTES = 2 * BYTES;

    private final Purpose purpose;
    private final HmacKeys keys;
    private final SecureRandom random;

    private enum Purpose {
        PASSWORD("opr_", "opl_", "ostiary reset code"),
        ADDRESS("oar_", "oal_", "ostiary address code");

        private final String request;
        private final String link;
        private final String code;

        Purpose(String request, String link, String code) {
            this.request = request;
            this.link = link;
            this.code = code;
        }
    }

    /// The secrets of requests for another password.
    ///
    /// @param keys those behind mailed codes
    public ResetSecrets(HmacKeys keys, SecureRandom random) {
        this(Purpose.PASSWORD, keys, random);
    }

    private ResetSecrets(Purpose purpose, HmacKeys keys, SecureRandom random) {
        this.purpose = purpose;
        this.keys = keys;
        this.random = random;
    }

    /// The secrets of requests for another address.
    ///
    /// @param keys those behind mailed codes
    public static ResetSecrets ofAddresses(HmacKeys keys, SecureRandom random) {
        return new ResetSecrets(Purpose.ADDRESS, keys, random);
    }

    /// The secrets of a new request.
    ///
    /// @param request for whoever asked
    /// @param code to be mailed
    /// @param link to be mailed
    record Fresh(Sha256 id, String request, String code, String link, Sha256 linkHash) {
        @Override
        public String toString() {
            return "the secrets of a request";
        }
    }

    Fresh fresh() {
        var request = text(purpose.request, bytes());
        var id = id(request);
        var secret = bytes();
        var link = Arrays.copyOf(Base64.getUrlDecoder().decode(id.value()), LINK_BYTES);
        System.arraycopy(secret, 0, link, BYTES, BYTES);
        return new Fresh(id, request, TypedCode.fresh(random), text(purpose.link, link), Sha256.of(secret));
    }

    /// The hash that is stored of a code.
    ResetCodeHash hash(Fresh secrets, UserId user, Instant now) {
        return new ResetCodeHash(text("", mac(secrets.id(), user, secrets.code(), keys.current(now))));
    }

    /// Anything that looks like the fingerprint of a hash, and is none.
    Sha256 noFingerprint() {
        return Sha256.of(bytes());
    }

    /// A text that tells one hash of a password from another, and is worth nothing to whoever would guess the
    /// password.
    static Sha256 fingerprint(SealedHash hash) {
        return Sha256.of(("ostiary password fingerprint\n" + hash.text()).getBytes(UTF_8));
    }

    /// The proof of somebody who has the text and the code.
    ///
    /// @param request the text that they were given
    /// @param code as they typed it
    public Optional<Proof> byCode(String request, String code) {
        return decode(request, purpose.request, BYTES)
                .map(_ -> new Proof(id(request), true, (mailed, now) -> isCodeOf(mailed, code, now)));
    }

    /// The proof of somebody who comes by the mailed link.
    ///
    /// @param link may be anything
    public Optional<Proof> byLink(String link) {
        return decode(link, purpose.link, LINK_BYTES).map(bytes -> {
            var id = new Sha256(text("", Arrays.copyOf(bytes, BYTES)));
            var secret = Sha256.of(Arrays.copyOfRange(bytes, BYTES, LINK_BYTES));
            return new Proof(id, false, (mailed, _) -> isEqual(secret, mailed.link()));
        });
    }

    /// @throws UnavailableException if a key that has not arrived yet may be behind the code
    private boolean isCodeOf(Mailed reset, String code, Instant now) {
        var tag = Base64.getUrlDecoder().decode(reset.code().value());
        return keys.areBehind(tag, key -> mac(reset.id(), reset.user(), code, key), "a mailed code", now);
    }

    private static boolean isEqual(Sha256 one, Sha256 other) {
        return MessageDigest.isEqual(one.value().getBytes(UTF_8), other.value().getBytes(UTF_8));
    }

    /// Bound to the request and to the user, so that it is of no use for another.
    private byte[] mac(Sha256 request, UserId user, String code, HmacKey key) {
        var claim = request.value() + "\n" + user + "\n" + TypedCode.plain(code);
        return key.mac(purpose.code, claim.getBytes(UTF_8));
    }

    private static Sha256 id(String request) {
        return Sha256.of(request.getBytes(UTF_8));
    }

    private byte[] bytes() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(String prefix, byte[] bytes) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decode(String text, String prefix, int length) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.substring(prefix.length())))
                    .filter(bytes -> bytes.length == length);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
