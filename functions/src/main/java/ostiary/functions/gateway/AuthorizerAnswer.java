package ostiary.functions.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.core.access.Principal;

/// The authorizer's answer for a valid token.
///
/// A gateway caches an answer for requests with the same values of the authorizer's identity sources. So the answer
/// must depend on nothing else. Where the team has defined no scopes, the token is the only source, and the answer is
/// for the whole API, never for the first requested route. Where it has, the route and the definition are sources too
/// (`ostiary.cdk.protect`), and the answer is for that route.
public final class AuthorizerAnswer {
    private static final Pattern STAGE =
            Pattern.compile("arn:[a-z-]+:execute-api:[a-z0-9-]+:[0-9]{12}:[a-z0-9]+/[a-zA-Z0-9_$-]+/");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Principal principal;
    private final RequiredScope need;
    private final Optional<String> subprotocol;

    /// The answer to `event`, whose token is `principal`'s.
    public AuthorizerAnswer(Principal principal, AuthorizerEvent event) {
        this.principal = principal;
        this.need = event.need();
        this.subprotocol = event.presented().subprotocol();
    }

    /// Whether the token has the scope that the route requires; true if none is defined.
    public boolean isAuthorized() {
        return need.metBy(principal);
    }

    /// Writes the answer for an HTTP API with simple responses.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
    public void writeSimple(OutputStream result) throws IOException {
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeBooleanField("isAuthorized", isAuthorized());
            writeContext(json);
            json.writeEndObject();
        }
    }

    /// Writes the answer for every other API: an IAM policy for the whole stage. Where no scopes are defined, it
    /// denies those routes of this service that require a scope which the token lacks. A team's own route with the
    /// same method and path is denied with them.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html>
    ///
    /// @param arn the ARN of any route: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`
    /// @throws MalformedEventException when it is no such name
    public void writePolicy(String arn, OutputStream result) throws IOException {
        var stage = stage(arn);
        var denied = denied(stage);
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeStringField("principalId", principal.subject().toString());
            json.writeObjectFieldStart("policyDocument");
            json.writeStringField("Version", "2012-10-17");
            json.writeArrayFieldStart("Statement");
            if (isAuthorized()) {
                writeStatement("Allow", List.of(stage + "*"), json);
            }
            if (!denied.isEmpty()) {
                writeStatement("Deny", denied, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            writeContext(json);
            json.writeEndObject();
        }
    }

    private List<String> denied(String stage) {
        return switch (need) {
            case RequiredScope.Unsaid _ ->
                Api.ROUTES.stream()
                        .filter(this::lacksScope)
                        .flatMap(route -> route.keys().stream())
                        .map(key -> stage + key.replace(" ", "").replaceAll("\\{[^}]*}", "*"))
                        .toList();
            case RequiredScope.Of _ -> isAuthorized() ? List.of() : List.of(stage + "*");
        };
    }

    private boolean lacksScope(Route route) {
        return switch (route.access()) {
            case Access.Bearer(var scope) -> !principal.hasScope(scope);
            case Access.Public _ -> false;
        };
    }

    /// Returns `arn:aws:execute-api:<region>:<account>:<api>/<stage>/`. The client chooses the rest of the ARN.
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
        if (subprotocol.isPresent()) {
            json.writeStringField("subprotocol", subprotocol.get());
        }
        json.writeEndObject();
    }
}
