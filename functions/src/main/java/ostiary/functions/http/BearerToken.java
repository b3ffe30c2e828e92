package ostiary.functions.http;

import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the access token out of an `Authorization` header (RFC 6750 §2.1).
public final class BearerToken {
    // The scheme in any case (RFC 9110 §11.1); the token as RFC 6750 spells b64token.
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    private BearerToken() {}

    /// Empty for another scheme, for more than one token and for none.
    public static Optional<String> in(String authorization) {
        var matcher = CREDENTIALS.matcher(authorization);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
