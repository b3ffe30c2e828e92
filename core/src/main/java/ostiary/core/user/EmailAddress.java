package ostiary.core.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in the one spelling under which the service knows it: lower case, its domain in ASCII.
/// Whatever is kept, counted or mailed goes by that spelling (docs/decisions/0019).
///
/// Lower case throughout, though RFC 5321 §2.4 lets a host tell `A@` from `a@`: none does, and two accounts that differ
/// in case would be an invitation to take one over.
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;

    // RFC 5322 §3.2.3 dot-atom. Quoted local parts and comments are left out on purpose, and so is what some hosts take
    // all the same, but Amazon SES delivers nothing to: two dots in a row, a dot at the end, letters beyond ASCII.
    // Letters are ASCII before they are lowered: a Kelvin sign would come out as a k.
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", Pattern.CASE_INSENSITIVE);

    /// Empty unless `text` is an address; blanks around it do not count.
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var local = trimmed.substring(0, at);
        return DomainName.parse(trimmed.substring(at + 1))
                .filter(domain ->
                        local.length() <= MAX_LOCAL && LOCAL.matcher(local).matches())
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(address -> address.length() <= MAX_LENGTH)
                .map(EmailAddress::new);
    }

    /// Enough for its owner to know it by, and for nobody else: `a…@e…`. Whoever chose the address puts no words into a
    /// mail by it.
    public String masked() {
        int domain = value.lastIndexOf('@') + 1;
        return value.charAt(0) + "…@" + value.charAt(domain) + "…";
    }

    /// Logs do not get to know addresses.
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
