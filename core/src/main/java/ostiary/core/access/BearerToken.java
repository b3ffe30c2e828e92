package ostiary.core.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the access token out of an `Authorization` header (RFC 6750 §2.1).
public final class BearerToken {
    // The scheme in any case (RFC 9110 §11.1). The token is any visible ASCII: what is no b64token is for the
    // verifier to refuse, and a class of many ranges would take a tenth of the whole check.
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer) +([!-~]+) *");

    private BearerToken() {}

    /// Empty for another scheme, for more than one token and for none.
    public static Optional<String> in(String authorization) {
        var matcher = CREDENTIALS.matcher(authorization);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
