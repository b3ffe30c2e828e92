package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.functions.gateway.MalformedEventException;

/// The policies and the simple answers that gateways get and cache.
class AuthorizerPolicyTest extends AuthorizerSetup {
    /// Routes that a user's token without the scope of operators is kept from.
    private static final List<String> OPERATORS = List.of(
            "POST/admin/users/find",
            "POST/admin/users/search",
            "GET/admin/users/*",
            "HEAD/admin/users/*",
            "POST/admin/users/*/actions",
            "GET/admin/users/*/actions",
            "HEAD/admin/users/*/actions");

    private static final String REST_API = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/prod/";
    private static final String HTTP_API = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/$default/";

    @ParameterizedTest
    @CsvSource({
        "rest-api-token, " + REST_API,
        "rest-api-request, " + REST_API,
        "websocket-connect, " + REST_API,
        "http-api-payload-1, " + HTTP_API
    })
    void aPolicyIsForTheWholeStage(String name, String stage) throws IOException {
        var answer = answer(handler, event(name));

        assertThat(answer.path("principalId").asText()).isEqualTo(USER.toString());
        assertThat(answer.path("policyDocument").path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(answer.has("usageIdentifierKey")).isFalse();
        assertThat(statements(answer))
                .containsExactly("Allow execute-api:Invoke [\"" + stage + "*\"]", denied(stage, OPERATORS.stream()));
    }

    private static String denied(String stage, Stream<String> routes) {
        return routes.map(route -> "\"" + stage + route + "\"")
                .collect(Collectors.joining(",", "Deny execute-api:Invoke [", "]"));
    }

    @Test
    void theAnswerIsTheSameWhicheverRouteIsAskedFor() throws IOException {
        var first = answer(handler, event("rest-api-token"));

        for (var route : List.of("GET/me", "DELETE/sessions/1/2/3", "GET/", "POST/a:b/*/?", "$connect")) {
            var other = event("rest-api-token");
            var moved = new SampleEvent("authorizer", "moved", other.json().replace("GET/orders/17", route));
            assertThat(answer(handler, moved)).isEqualTo(first);
        }
    }

    @Test
    void aTokenWithoutTheScopeIsKeptFromTheServicesOwnRoutes() throws IOException {
        var narrow = new AuthorizerHandler(checkAccess(Set.of("orders:read")), AuthorizerResponse.SIMPLE);

        assertThat(statements(answer(narrow, event("rest-api-token"))))
                .containsExactly(
                        "Allow execute-api:Invoke [\"" + REST_API + "*\"]",
                        denied(
                                REST_API,
                                Stream.concat(
                                        Stream.of(
                                                "GET/me",
                                                "HEAD/me",
                                                "PATCH/me",
                                                "GET/me/export",
                                                "HEAD/me/export",
                                                "GET/sessions",
                                                "HEAD/sessions",
                                                "DELETE/sessions/*",
                                                "DELETE/sessions",
                                                "POST/password/change",
                                                "POST/me/email",
                                                "POST/me/email/confirm",
                                                "GET/me/factors",
                                                "HEAD/me/factors",
                                                "POST/me/factors/totp",
                                                "POST/me/factors/totp/*/confirm",
                                                "DELETE/me/factors/*",
                                                "POST/me/recovery-codes",
                                                "GET/me/passkeys",
                                                "HEAD/me/passkeys",
                                                "POST/me/passkeys/options",
                                                "POST/me/passkeys",
                                                "PATCH/me/passkeys/*",
                                                "DELETE/me/passkeys/*",
                                                "POST/me/deletion"),
                                        OPERATORS.stream())));
    }

    @Test
    void anHttpApiGetsASimpleAnswerUnlessItIsSetUpForPolicies() throws IOException {
        var policies = new AuthorizerHandler(checkAccess(Set.of()), AuthorizerResponse.POLICY);

        var simple = answer(handler, event("http-api"));
        assertThat(simple.path("isAuthorized").asBoolean()).isTrue();
        assertThat(simple.has("policyDocument")).isFalse();
        assertThat(statements(answer(policies, event("http-api"))))
                .contains("Allow execute-api:Invoke [\"" + HTTP_API + "*\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "arn:aws:execute-api:*:*:*/*/GET/",
                "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5//GET/",
                "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/prod",
                "arn:aws:execute-api:eu-central-1:123456789012:*/prod/GET/",
                "arn:aws:s3:::bucket/key/object",
            })
    void aStageThatIsNoneGetsNoPolicy(String arn) {
        var json = "{\"type\":\"TOKEN\",\"methodArn\":\"" + arn + "\",\"authorizationToken\":\"Bearer " + TOKEN + "\"}";

        assertThatThrownBy(() -> answer(handler, new SampleEvent("authorizer", "forged", json)))
                .isInstanceOf(MalformedEventException.class);
    }

    private static List<String> statements(JsonNode answer) {
        var statements = new ArrayList<String>();
        answer.path("policyDocument")
                .path("Statement")
                .forEach(statement -> statements.add(statement.path("Effect").asText() + " "
                        + statement.path("Action").asText() + " " + statement.path("Resource")));
        return statements;
    }
}
