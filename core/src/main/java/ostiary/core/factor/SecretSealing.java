package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.core.UnavailableException;
import ostiary.core.key.SealingKeys;
import ostiary.core.user.UserId;

/// Seals the secrets of authenticators before they are stored, each for its user and its id, so that neither
/// the table, its stream nor a backup tells one, and none can be put in another's place (docs/decisions/0044).
public final class SecretSealing {
    private static final String FORM = "$sealed$v=1$";
    private static final Pattern SEALED = Pattern.compile("\\$sealed\\$v=1\\$k=([A-Za-z0-9_-]{1,64})\\$([^$]+)");

    /// The kind of secret that is sealed, for domain separation; the user and the authenticator follow.
    private static final String PURPOSE = "ostiary totp secret 1 ";

    private final SealingKeys keys;
    private final SecureRandom random;

    /// @param random for nonces, so not one that another process may have a copy of
    public SecretSealing(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// Seals `secret` under the current key.
    ///
    /// @throws UnavailableException while there is no key, or none has been read yet
    public SealedSecret seal(TotpSecret secret, UserId user, FactorId factor, Instant now) {
        var key = keys.current(now);
        var sealed = key.seal(secret.bytes(), context(user, factor), random);
        return new SealedSecret(FORM + "k=" + key.id() + "$"
                + Base64.getEncoder().withoutPadding().encodeToString(sealed));
    }

    /// The secret; empty if it is damaged, or was sealed for another user or authenticator.
    ///
    /// @throws UnavailableException if the key that it was sealed with is not known here
    public Optional<TotpSecret> open(SealedSecret sealed, UserId user, FactorId factor) {
        var parts = SEALED.matcher(sealed.text());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = parts.group(1);
        // Not a verdict on the code: the key may come in a moment.
        var key = keys.find(id).orElseThrow(() -> new UnavailableException("sealing key " + id + " is not here", null));
        return decode(parts.group(2))
                .flatMap(bytes -> key.open(bytes, context(user, factor)))
                .map(TotpSecret::new);
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] context(UserId user, FactorId factor) {
        return (PURPOSE + user + " " + factor).getBytes(UTF_8);
    }
}
