package ostiary.core.user;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in the one spelling under which the service knows it: lower case, its domain in ASCII.
///
/// Lower case throughout, though RFC 5321 §2.4 lets a host tell `A@` from `a@`: none does, and two accounts that differ
/// in case would be an invitation to take one over.
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;

    // RFC 5322 §3.2.3 dot-atom; quoted local parts and comments are left out on purpose.
    // Letters are ASCII before they are lowered: a Kelvin sign would come out as a k.
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", Pattern.CASE_INSENSITIVE);
    // The last label starts with a letter (RFC 1123 §2.1), so no IP address passes for a domain.
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /// Empty unless `text` is an address; blanks around it do not count.
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var local = trimmed.substring(0, at);
        return ascii(trimmed.substring(at + 1))
                .filter(domain ->
                        local.length() <= MAX_LOCAL && LOCAL.matcher(local).matches())
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(address -> address.length() <= MAX_LENGTH)
                .map(EmailAddress::new);
    }

    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// Logs do not get to know addresses.
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
