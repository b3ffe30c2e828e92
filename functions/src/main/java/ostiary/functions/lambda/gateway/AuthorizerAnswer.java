package ostiary.functions.lambda.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.core.access.Principal;

/// Yes to the bearer of a valid token, said of the whole API.
///
/// A gateway keeps an answer and gives it again for every route the same token asks for. So nothing in it may depend on
/// the route that happened to be asked for first: it is made of the token alone, and of the API and the stage.
public final class AuthorizerAnswer {
    private static final Pattern STAGE =
            Pattern.compile("arn:[a-z-]+:execute-api:[a-z0-9-]+:[0-9]{12}:[a-z0-9]+/[a-zA-Z0-9_$-]+/");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Principal principal;

    public AuthorizerAnswer(Principal principal) {
        this.principal = principal;
    }

    /// For an HTTP API with simple responses. Scopes are left to whatever answers the route.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
    public void writeSimple(OutputStream result) throws IOException {
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeBooleanField("isAuthorized", true);
            writeContext(json);
            json.writeEndObject();
        }
    }

    /// For every other API: an IAM policy. It allows all of the stage, since a team's routes are not known here, except
    /// those routes of this service that want a scope which the token hasn't. A team's own route of the same method
    /// and path is refused with them.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html>
    ///
    /// @param arn of any route: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`
    /// @throws MalformedEventException when it is no such name
    public void writePolicy(String arn, OutputStream result) throws IOException {
        var stage = stage(arn);
        var denied = Api.ROUTES.stream()
                .filter(this::lacksScope)
                .map(route -> stage + route.method() + route.path().replaceAll("\\{[^}]*}", "*"))
                .toList();
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeStringField("principalId", principal.userId().toString());
            json.writeObjectFieldStart("policyDocument");
            json.writeStringField("Version", "2012-10-17");
            json.writeArrayFieldStart("Statement");
            writeStatement("Allow", List.of(stage + "*"), json);
            if (!denied.isEmpty()) {
                writeStatement("Deny", denied, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            writeContext(json);
            json.writeEndObject();
        }
    }

    private boolean lacksScope(Route route) {
        return switch (route.access()) {
            case Access.Bearer(var scope) -> !principal.hasScope(scope);
            case Access.Public _ -> false;
        };
    }

    /// `arn:aws:execute-api:<region>:<account>:<api>/<stage>/`. What comes after it is the client's.
    private static String stage(String arn) {
        var matcher = STAGE.matcher(arn);
        if (!matcher.lookingAt()) {
            throw new MalformedEventException("the event names no stage of an API");
        }
        return matcher.group();
    }

    private static void writeStatement(String effect, List<String> resources, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Action", "execute-api:Invoke");
        json.writeStringField("Effect", effect);
        json.writeArrayFieldStart("Resource");
        for (var resource : resources) {
            json.writeString(resource);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeContext(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("context");
        for (var entry : PrincipalContext.of(principal).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
