package ostiary.edge;

import java.util.Optional;
import java.util.function.Predicate;
import ostiary.blueprint.OAuthApi;
import ostiary.core.access.BearerToken;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.ReadUserInfo.Outcome.InsufficientScope;
import ostiary.core.oauth.ReadUserInfo.Outcome.InvalidToken;
import ostiary.core.oauth.ReadUserInfo.Outcome.Known;
import ostiary.core.user.User;
import ostiary.core.user.UserClaims;

/// The user info endpoint (OpenID Connect Core §5.3), by `GET` and by `POST`. The access token comes in the header,
/// or in the form (RFC 6750 §2.2).
public final class UserInfoEndpoint implements Endpoint {
    private static final String CHALLENGE = "www-authenticate";

    private final ParameterReader reader = new ParameterReader(OAuthApi.USER_INFO_BY_FORM.body());
    private final ReadUserInfo readUserInfo;

    public UserInfoEndpoint(ReadUserInfo readUserInfo) {
        this.readUserInfo = readUserInfo;
    }

    @Override
    public Response handle(Request request) {
        var token = request.header("authorization").flatMap(BearerToken::in).or(() -> inForm(request));
        if (token.isEmpty()) {
            return Problem.INVALID_TOKEN.response(request).with(CHALLENGE, "Bearer");
        }
        return switch (readUserInfo.read(token.get())) {
            case Known(var user, var names) ->
                Response.json(200, claims(user, names::contains).text());
            case InvalidToken() -> Problem.INVALID_TOKEN.response(request);
            case InsufficientScope() ->
                Problem.INSUFFICIENT_SCOPE
                        .response(request)
                        .with(CHALLENGE, "Bearer error=\"insufficient_scope\", scope=\"openid\"");
        };
    }

    private Optional<String> inForm(Request request) {
        return request.method().equals("POST")
                        && request.header("authorization").isEmpty()
                ? switch (reader.body(request)) {
                    case Reading.Read(var form) -> form.find("access_token");
                    case Reading.Refused _ -> Optional.empty();
                }
                : Optional.empty();
    }

    /// OpenID Connect Core §5.1. An account is made by proving its address.
    private static JsonObject claims(User user, Predicate<String> isTold) {
        var json = new JsonObject().put("sub", user.id().toString());
        ProfileJson.put(json, user, isTold);
        if (isTold.test(UserClaims.EMAIL)) {
            json.put(UserClaims.EMAIL, user.email().value());
        }
        if (isTold.test(UserClaims.EMAIL_VERIFIED)) {
            json.put(UserClaims.EMAIL_VERIFIED, true);
        }
        return json;
    }
}
