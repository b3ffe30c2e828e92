package ostiary.core.signup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import ostiary.core.TypedCode;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.user.EmailAddress;

/// Generates and hashes the codes that confirm an address: eight digits, 26 bits (OWASP ASVS 6.5.4 asks for 20).
public final class SignUpCodes {
    private final HmacKeys keys;
    private final SecureRandom random;

    public SignUpCodes(HmacKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// A fresh code in the form in which it is mailed: `1234-5678`.
    public String next() {
        return TypedCode.fresh(random);
    }

    /// The hash under which a new code is stored.
    public CodeHash hash(EmailAddress email, String code, Instant now) {
        return hash(email, code, keys.current(now));
    }

    /// The hashes under which the code may be stored, one for each key: the current key may have changed
    /// since the code was mailed.
    List<CodeHash> candidates(EmailAddress email, String code, Instant now) {
        return keys.all(now).stream().map(key -> hash(email, code, key)).toList();
    }

    private static CodeHash hash(EmailAddress email, String code, HmacKey key) {
        var digits = TypedCode.plain(code);
        var mac = key.mac("ostiary sign-up code", (email.value() + "\n" + digits).getBytes(UTF_8));
        return new CodeHash(Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
    }
}
