package ostiary.cdk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.blueprint.Api;
import ostiary.blueprint.Scopes;

/// A team's choices about its tokens.
///
/// @param issuer the `iss` of every token: an https URL without a trailing slash (RFC
/// 8414 §2); the API's own if empty
/// @param audience the `aud` of access tokens (RFC 9068 §2.2); the issuer if empty
/// @param loginScopes the scopes that a login grants beside `account`, for the routes of a team's own APIs
/// @param tokenClaims the claims of the scope `profile` that access tokens of the service's own clients tell
public record TokenProps(
        Optional<String> issuer, Optional<String> audience, List<String> loginScopes, List<String> tokenClaims) {
    public TokenProps {
        Checks.issuer(issuer);
        Checks.audience(audience);
        loginScopes = Checks.scopes(loginScopes);
        tokenClaims = Checks.tokenClaims(tokenClaims);
        Checks.require(
                granted(loginScopes).text().length() <= Scopes.LONGEST,
                "loginScopes must be, with account, " + Scopes.LONGEST + " characters at most");
    }

    /// Tokens that tell nothing of a user.
    public TokenProps(Optional<String> issuer, Optional<String> audience, List<String> loginScopes) {
        this(issuer, audience, loginScopes, List.of());
    }

    /// The API is issuer and audience, and logins grant `account`.
    public static TokenProps standard() {
        return new TokenProps(Optional.empty(), Optional.empty(), List.of());
    }

    /// The value of the functions' setting.
    String scope() {
        return granted(loginScopes).text();
    }

    private static Scopes granted(List<String> loginScopes) {
        return new Scopes(Stream.concat(Stream.of(Api.ACCOUNT_SCOPE), loginScopes.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
