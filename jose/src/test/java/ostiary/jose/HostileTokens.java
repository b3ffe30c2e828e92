package ostiary.jose;

import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tokens that attackers make of a good one, for whoever takes tokens of one kind. Each differs in one thing from its
/// twin, which is taken. Expiry is left out: some who take tokens do not ask for it.
public final class HostileTokens {
    private final TokenVariants forms;
    private final Map<String, String> all = new LinkedHashMap<>();

    /// @param ours whose private half signs
    /// @param header of the good one, as JSON without blanks: `alg`, `kid`, `typ`
    /// @param claims of the good one, as JSON without blanks: `iss`, `aud`, `sub`, `iat`, `exp`, `sid` among them
    public HostileTokens(KeyPair ours, String header, String claims) {
        this.forms = new FormVariants(ours, header, claims);
        all.putAll(new SignatureVariants(ours, header, claims).all());
        all.putAll(new HeaderVariants(ours, header, claims).all());
        all.putAll(new ClaimVariants(ours, header, claims).all());
        all.putAll(forms.all());
    }

    /// The good one.
    public String twin() {
        return forms.twin();
    }

    /// The others, by what is wrong with them.
    public Map<String, String> all() {
        return all;
    }

    /// The id of a pair's public key, as the service names it.
    public static String kid(KeyPair pair) {
        return TokenVariants.kid(pair);
    }
}
