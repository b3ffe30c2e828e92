package ostiary.core.user;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Internationalised domain names as browsers and mail programs look them up: UTS 46, non-transitional.
///
/// The JDK's own is IDNA2003, which makes `faß.example` the `fass.example` of somebody else. Nothing but [DomainName]
/// calls this class, and only for a name that needs it: the library and its tables are loaded with the first.
final class Idna {
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    // There are hosts with hyphens in the third and fourth place, which mean something after xn only.
    private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private Idna() {}

    /// Converts a name to lower case, with each label in Punycode that needs it; empty if `domain` is no name.
    static Optional<String> ascii(String domain) {
        var told = new IDNA.Info();
        try {
            var ascii = UTS46.nameToASCII(domain, new StringBuilder(), told).toString();
            return HARMLESS.containsAll(told.getErrors()) ? Optional.of(ascii) : Optional.empty();
        } catch (ICUException tooLong) { // once each character is written out that stands for several
            return Optional.empty();
        }
    }
}
