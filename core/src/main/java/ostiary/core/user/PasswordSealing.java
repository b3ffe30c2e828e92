package ostiary.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ostiary.core.UnavailableException;
import ostiary.core.key.SealingKey;
import ostiary.core.key.SealingKeys;
import ostiary.core.password.PasswordHash;

/// Seals the hashes of passwords before they are stored, each for its user, so that neither the table, its stream nor a
/// backup has anything to crack (docs/decisions/0026).
///
/// Nothing else turns a [PasswordHash] into what stores keep, or back.
public final class PasswordSealing {
    private static final String ANY_FORM = "$sealed$";
    private static final String THIS_FORM = ANY_FORM + "v=1$";
    private static final Pattern SEALED = Pattern.compile("\\$sealed\\$v=1\\$k=([A-Za-z0-9_-]{1,64})\\$([^$]+)");

    /// The kind of thing that is sealed, for domain separation; the user follows.
    private static final String PURPOSE = "ostiary password hash 1 ";

    private final SealingKeys keys;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param random for nonces, so not one that another process may have a copy of
    public PasswordSealing(SealingKeys keys, SecureRandom random, InstantSource clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /// Does nothing but fail where [#seal] would. Whoever may have nothing to open asks this as well, so that a lack of
    /// keys does not tell who has an account.
    ///
    /// @throws UnavailableException while there is no key, or none has been read yet
    void requireKeys() {
        current();
    }

    /// Seals `hash` for `user` under the current key.
    ///
    /// @throws UnavailableException while there is no key, or none has been read yet
    public SealedHash seal(PasswordHash hash, UserId user) {
        if (hash.isNothing()) {
            return new SealedHash(hash.phc());
        }
        var key = current();
        var sealed = key.seal(hash.phc().getBytes(UTF_8), context(user), random);
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(sealed);
        return new SealedHash(THIS_FORM + "k=" + key.id() + "$" + base64);
    }

    /// The hash; empty if it is damaged, or was sealed for somebody else. One in the clear is as it is.
    ///
    /// @throws UnavailableException if the key that it was sealed with, or the form, is not known here
    public Optional<PasswordHash> open(SealedHash sealed, UserId user) {
        if (isInTheClear(sealed)) {
            return Optional.of(new PasswordHash(sealed.text()));
        }
        requireKnownForm(sealed);
        var parts = SEALED.matcher(sealed.text());
        return parts.matches() ? open(parts, user) : Optional.empty();
    }

    /// Whether `sealed` is as [#seal] would leave it now: under the current key, or nothing to seal.
    public boolean isUpToDate(SealedHash sealed) {
        return sealed.equals(SealedHash.NONE)
                || sealed.isVoid()
                || sealed.text().startsWith(THIS_FORM + "k=" + current().id() + "$");
    }

    /// Whether it was stored before there was a sealing. [SealedHash#NONE] is always so.
    private static boolean isInTheClear(SealedHash sealed) {
        return !sealed.text().startsWith(ANY_FORM);
    }

    private Optional<PasswordHash> open(Matcher parts, UserId user) {
        var id = parts.group(1);
        // Not a verdict on the password: the key may come in a moment, and a guess must not be counted.
        var key = keys.find(id).orElseThrow(() -> new UnavailableException("sealing key " + id + " is not here", null));
        return decode(parts.group(2))
                .flatMap(bytes -> key.open(bytes, context(user)))
                .map(phc -> new PasswordHash(new String(phc, UTF_8)));
    }

    private static void requireKnownForm(SealedHash sealed) {
        if (!sealed.text().startsWith(THIS_FORM)) {
            throw new UnavailableException("a password hash is sealed in a form of another version", null);
        }
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] context(UserId user) {
        return (PURPOSE + user).getBytes(UTF_8);
    }

    private SealingKey current() {
        return keys.current(clock.instant());
    }
}
