package ostiary.core.signup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;

/// Writes attempts as a text that a page carries, and recognises those of this service: nothing is stored for whoever
/// types in an address. The password's hash in it is sealed.
public final class SignUpAttempts {
    private static final String PREFIX = "osu_";
    private static final int VERSION = 1;
    private static final int TAG_BYTES = 16;

    /// Far more than one with the longest address has.
    private static final int LONGEST = 2048;

    private final HmacKeys keys;

    public SignUpAttempts(HmacKeys keys) {
        this.keys = keys;
    }

    /// The attempt as a text of at most 2,048 characters.
    public String text(SignUpAttempt attempt, Instant now) {
        var claim = claim(attempt);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(claim);
        whole.writeBytes(tag(claim, keys.current(now)));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole.toByteArray());
    }

    /// Empty unless this service wrote it, and not too long ago.
    ///
    /// @param text may be anything
    /// @throws UnavailableException if a key that has not arrived yet may have tagged it
    public Optional<SignUpAttempt> read(String text, Instant now) {
        return decode(text)
                .filter(bytes -> isOurs(bytes, now))
                .map(SignUpAttempts::parse)
                .filter(attempt -> attempt.until().isAfter(now));
    }

    private boolean isOurs(byte[] bytes, Instant now) {
        var claim = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
        var tag = Arrays.copyOfRange(bytes, claim.length, bytes.length);
        return keys.areBehind(tag, key -> tag(claim, key), "a sign-up", now);
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() > LONGEST || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length > TAG_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] claim(SignUpAttempt attempt) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.writeByte(VERSION);
            data.writeLong(attempt.userId().value().getMostSignificantBits());
            data.writeLong(attempt.userId().value().getLeastSignificantBits());
            data.writeLong(attempt.until().toEpochMilli());
            data.writeUTF(attempt.email().value());
            data.writeUTF(attempt.name().orElse(""));
            data.writeUTF(attempt.passwordHash().text());
        } catch (IOException impossible) { // writes to memory
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Parses bytes that this service has written.
    private static SignUpAttempt parse(byte[] bytes) {
        try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (data.readByte() != VERSION) {
                throw new UnavailableException("a sign-up was begun by another version", null);
            }
            var userId = new UserId(new UUID(data.readLong(), data.readLong()));
            var until = Instant.ofEpochMilli(data.readLong());
            var email = new EmailAddress(data.readUTF());
            var name = Optional.of(data.readUTF()).filter(text -> !text.isEmpty());
            return new SignUpAttempt(userId, email, name, new SealedHash(data.readUTF()), until);
        } catch (IOException impossible) { // reads what was written
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] tag(byte[] claim, HmacKey key) {
        return Arrays.copyOf(key.mac("ostiary sign-up attempt", claim), TAG_BYTES);
    }
}
