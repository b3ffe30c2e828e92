package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.blueprint.Api;

/// What a team decides about its tokens.
///
/// @param issuer the `iss` of every token: an https URL without a trailing slash (RFC 8414 §2); the API's own if empty
/// @param audience the `aud` of access tokens (RFC 9068 §2.2); the issuer if empty
/// @param loginScopes what a login grants beside `account`, for the routes of a team's own APIs
public record TokenProps(Optional<String> issuer, Optional<String> audience, List<String> loginScopes) {
    public TokenProps {
        Checks.issuer(issuer);
        loginScopes = Checks.scopes(loginScopes);
    }

    /// The API is the issuer and the audience, and logins grant `account`.
    public static TokenProps standard() {
        return new TokenProps(Optional.empty(), Optional.empty(), List.of());
    }

    /// As the functions are told it.
    String scope() {
        return Stream.concat(Stream.of(Api.ACCOUNT_SCOPE), loginScopes.stream())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
