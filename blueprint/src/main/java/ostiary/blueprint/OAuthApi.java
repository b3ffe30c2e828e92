package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.repeatable;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/// OAuth 2.0 for registered clients (RFC 6749, RFC 7009, RFC 7662). Each proves by its secret which client it is, in a
/// header or in the form (RFC 6749 §2.3.1); a public one has none, and names itself in the form (§3.2.1).
public final class OAuthApi {
    private static final Access ANYBODY = new Access.Public();
    private static final int ACCESS_TOKEN = 8192;

    private static final List<Field> CLIENT = List.of(
            optional("client_id", 64, "The client, where no header `Authorization` names it"),
            optional("client_secret", 128, "Its secret, where no header `Authorization` has it"));

    private static final Field TOKEN_FIELD = required("token", ACCESS_TOKEN, "The token");
    private static final Field TYPE_HINT = optional("token_type_hint", 64, "Without effect: a token tells what it is");

    public static final Route TOKEN = form(
            "/oauth2/token",
            ServiceFunction.TOKEN,
            "Get an access token (RFC 6749 §3.2)",
            "The token",
            required("grant_type", 64, "`authorization_code`, `refresh_token` or `client_credentials`"),
            optional("code", 4096, "The authorization code"),
            optional("redirect_uri", 512, "As in the authorization request, if it was there"),
            optional("code_verifier", 128, "Behind the `code_challenge` (RFC 7636)"),
            optional("refresh_token", Lengths.TOKEN, "The newest refresh token"),
            optional("scope", Scopes.LONGEST, "What is asked for, with blanks between; all, if it is left out"),
            repeatable("resource", 256, "For whom the token is (RFC 8707); one of those that the client may name"));

    public static final Route REVOKE = form(
            "/oauth2/revoke",
            ServiceFunction.LOGOUT,
            "Give back an access token (RFC 7009)",
            "The token, if it was one, is over",
            TOKEN_FIELD,
            TYPE_HINT);

    public static final Route INTROSPECT = form(
            "/oauth2/introspect",
            ServiceFunction.BACKCHANNEL,
            "Ask what a token is worth (RFC 7662)",
            "What may be told of it",
            TOKEN_FIELD,
            TYPE_HINT);

    public static final Route USER_INFO = userInfo(HttpMethod.GET, List.of());

    public static final Route USER_INFO_BY_FORM = userInfo(
            POST, List.of(optional("access_token", ACCESS_TOKEN, "The token, where no header `Authorization` has it")));

    /// For whoever verifies tokens without the authorizer. It looks at the token itself, since the gateway's authorizer
    /// lets only users on.
    public static final Route REVOCATIONS = new Route(
            HttpMethod.GET,
            "/revocations",
            ServiceFunction.BACKCHANNEL,
            ANYBODY,
            Throttle.CHEAP,
            "Read which tokens count no more although they have not expired",
            List.of(),
            Route.answers(200, "The revocations, the newest first"));

    /// The routes that OpenID Connect adds.
    private static final List<Route> OF_OPENID = List.of(USER_INFO, USER_INFO_BY_FORM);

    /// The questions of browsers before a script calls: they carry no client, so they are answered alike to
    /// every page.
    public static final List<Route> PREFLIGHTS =
            Stream.of(TOKEN, REVOKE, USER_INFO).map(OAuthApi::preflight).toList();

    static final List<Route> ROUTES = Stream.of(List.of(TOKEN, REVOKE, INTROSPECT, REVOCATIONS), OF_OPENID, PREFLIGHTS)
            .flatMap(List::stream)
            .toList();

    private OAuthApi() {}

    private static Route preflight(Route route) {
        return new Route(
                HttpMethod.OPTIONS,
                route.path(),
                ServiceFunction.DISCOVERY,
                ANYBODY,
                Throttle.CHEAP,
                "Ask whether a script may call (CORS)",
                List.of(),
                Route.answers(204, "It may"));
    }

    private static Route userInfo(HttpMethod method, List<Field> fields) {
        return new Route(
                method,
                "/oauth2/userinfo",
                ServiceFunction.ACCOUNT,
                ANYBODY,
                Throttle.CHEAP,
                "Ask who the user of a token is (OpenID Connect Core §5.3)",
                BodyEncoding.FORM,
                fields,
                Route.answers(200, "The claims that the scopes of the token allow"));
    }

    private static Route form(String path, ServiceFunction function, String summary, String when, Field... fields) {
        return new Route(
                POST,
                path,
                function,
                ANYBODY,
                Throttle.CHEAP,
                summary,
                BodyEncoding.FORM,
                Stream.concat(Stream.of(fields), CLIENT.stream()).toList(),
                Route.answers(200, when));
    }
}
