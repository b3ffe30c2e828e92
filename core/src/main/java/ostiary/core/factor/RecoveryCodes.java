package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.core.TypedCode;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// Codes that stand in for an authenticator that is lost: 120 bits each, so that a fast hash suffices (OWASP
/// ASVS 6.5.2 asks for 112).
public final class RecoveryCodes {
    /// How many a user gets at once.
    public static final int COUNT = 10;

    /// Crockford's: no letter is taken for a digit.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{24}");
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");
    private static final String PURPOSE = "ostiary recovery code 1 ";
    private static final int BYTES = 15;

    private final SecureRandom random;

    public RecoveryCodes(SecureRandom random) {
        this.random = random;
    }

    /// Ten fresh codes in the form in which they are shown: `7KQ2-…`, six groups of four.
    List<String> next() {
        return Stream.generate(this::one).limit(COUNT).toList();
    }

    private String one() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return GROUP.matcher(Base32.encode(bytes, ALPHABET)).replaceAll("$1-");
    }

    /// The hashes under which codes are stored, each for its user.
    static Set<Sha256> hashes(List<String> codes, UserId user) {
        return codes.stream()
                .map(code -> parse(code).orElseThrow())
                .map(code -> hash(code, user))
                .collect(toUnmodifiableSet());
    }

    /// The hash of a code in the form of [#parse].
    static Sha256 hash(String code, UserId user) {
        return Sha256.of((PURPOSE + user + "\n" + code).getBytes(UTF_8));
    }

    /// A code as it was issued, without dashes, whatever was typed for its letters; empty if this is no
    /// recovery code.
    static Optional<String> parse(String typed) {
        var plain = TypedCode.plain(typed)
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Optional.of(plain).filter(code -> CODE.matcher(code).matches());
    }
}
