package ostiary.server.local.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.BodyEncoding;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.edge.OAuthError;

/// A route, with the details of its responses that its declaration lacks.
///
/// @param id the operation's name in generated clients
/// @param description details beyond the summary
/// @param success the body of a successful response, if it has one
/// @param specific the problems that it answers beside those of every route of its kind
record Operation(Route route, String id, String description, Optional<Success> success, List<ProblemShape> specific) {
    static Operation answering(Route route, String id, String description, Success success, ProblemShape... specific) {
        return new Operation(route, id, description, Optional.of(success), List.of(specific));
    }

    static Operation silent(Route route, String id, String description, ProblemShape... specific) {
        return new Operation(route, id, description, Optional.empty(), List.of(specific));
    }

    boolean hasBody() {
        return !route.body().isEmpty();
    }

    /// Whether the front door lets nobody pass without one.
    boolean needsToken() {
        return route.access() instanceof Access.Bearer;
    }

    /// The scope that its access token must have, if it takes one. Some look at the token themselves.
    Optional<String> scope() {
        return switch (route.access()) {
            case Access.Bearer(var scope) -> Optional.of(scope);
            case Access.Public _ when isUserInfo() -> Optional.of("openid");
            case Access.Public _ when route.equals(OAuthApi.REVOCATIONS) -> Optional.of(Api.REVOCATIONS_SCOPE);
            case Access.Public _ -> Optional.empty();
        };
    }

    private boolean isUserInfo() {
        return route.equals(OAuthApi.USER_INFO) || route.equals(OAuthApi.USER_INFO_BY_FORM);
    }

    /// The request body's schema, such as `LogInRequest`.
    Shape request() {
        return new Shape(
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + "Request",
                "What `" + route.key() + "` takes; "
                        + (route.encoding() == BodyEncoding.MERGE_PATCH
                                ? "`null` removes a value, and other members are refused"
                                : "other members have no effect"),
                route.body().stream()
                        .map(field -> RequestFields.member(field, route.encoding()))
                        .toList());
    }

    /// All problems that it answers.
    List<ProblemShape> problems() {
        return Stream.of(
                        ofBodies().stream(),
                        specific.stream(),
                        ofTokens().stream(),
                        Stream.of(
                                ProblemShapes.HEADERS_TOO_LARGE,
                                ProblemShapes.INTERNAL_ERROR,
                                ProblemShapes.UNAVAILABLE))
                .flatMap(part -> part)
                .toList();
    }

    /// The errors of RFC 6749 §5.2 that it answers, which are no problems.
    List<OAuthError> oauthErrors() {
        if (route.encoding() != BodyEncoding.FORM || isUserInfo()) {
            return List.of();
        }
        var ofClients = Stream.of(OAuthError.INVALID_REQUEST, OAuthError.INVALID_CLIENT);
        var own = route.equals(OAuthApi.TOKEN)
                ? Stream.of(
                        OAuthError.INVALID_GRANT,
                        OAuthError.UNAUTHORIZED_CLIENT,
                        OAuthError.UNSUPPORTED_GRANT_TYPE,
                        OAuthError.INVALID_SCOPE,
                        OAuthError.INVALID_TARGET)
                : route.equals(OAuthApi.REVOKE) ? Stream.of(OAuthError.INVALID_GRANT) : Stream.<OAuthError>empty();
        return Stream.concat(ofClients, own).toList();
    }

    private List<ProblemShape> ofBodies() {
        if (hasBody() && route.encoding() == BodyEncoding.FORM) {
            // Of what comes before the endpoint: a broken query, and a body that does not come.
            return List.of(ProblemShapes.INVALID_REQUEST, ProblemShapes.REQUEST_TIMEOUT);
        }
        return hasBody()
                ? List.of(
                        ProblemShapes.INVALID_REQUEST,
                        ProblemShapes.REQUEST_TIMEOUT,
                        ProblemShapes.PAYLOAD_TOO_LARGE,
                        ProblemShapes.UNSUPPORTED_MEDIA_TYPE)
                : List.of(ProblemShapes.INVALID_REQUEST);
    }

    private List<ProblemShape> ofTokens() {
        return scope().isPresent() ? List.of(ProblemShapes.INVALID_TOKEN, ProblemShapes.INSUFFICIENT_SCOPE) : List.of();
    }
}
