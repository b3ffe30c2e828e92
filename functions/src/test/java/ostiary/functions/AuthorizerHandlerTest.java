package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.blueprint.Api;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.InMemoryRevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.functions.gateway.MalformedEventException;

class AuthorizerHandlerTest {
    private static final FunctionContext CONTEXT =
            new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "authorizer");
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";
    private static final Instant NOW = Instant.parse("2026-11-22T11:06:40Z");
    private static final UserId USER = new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("9b2f0d14-77aa-4b0c-8c11-2d3e4f506172"));
    private static final String REST_API = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/prod/";
    private static final String HTTP_API = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/$default/";

    private static final Set<String> GRANTED = Set.of(
            "rest-api-token",
            "rest-api-token-blanks",
            "rest-api-request",
            "rest-api-request-lower-case",
            "rest-api-request-scoped",
            "rest-api-request-scoped-in-parts",
            "http-api",
            "http-api-payload-1",
            "http-api-scoped",
            "websocket-connect",
            "websocket-connect-scoped");
    private static final Set<String> MALFORMED =
            Set.of("other-type", "no-stage", "rest-api-request-foreign-scopes", "websocket-other-route-scoped");

    private final AuthorizerHandler handler =
            new AuthorizerHandler(checkAccess(Set.of(Api.ACCOUNT_SCOPE)), AuthorizerResponse.SIMPLE);

    static Stream<SampleEvent> events() {
        return SampleEvent.of("authorizer").stream().map(event -> event.with(Map.of("access_token", TOKEN)));
    }

    static Stream<SampleEvent> granted() {
        return GRANTED.stream().sorted().map(AuthorizerHandlerTest::event);
    }

    static Stream<SampleEvent> malformed() {
        return MALFORMED.stream().sorted().map(AuthorizerHandlerTest::event);
    }

    static Stream<SampleEvent> refused() {
        return events().filter(event -> !GRANTED.contains(event.name()) && !MALFORMED.contains(event.name()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void withoutAValidTokenTheAnswerIs401(SampleEvent event) {
        try (var output = CapturedOutput.begin()) {
            assertThatThrownBy(() -> answer(handler, event))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessage("Unauthorized")
                    .hasNoCause()
                    .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
            assertThat(output.text()).doesNotContain(TOKEN, "not.a.token", "YWRh", "passwd");
            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("event").asText()).isEqualTo("access_refused");
                assertThat(line.path("reason").asText()).isIn("no_bearer_token", "bad_signature");
                assertThat(line.path("function_request_id").asText()).isEqualTo(CONTEXT.getAwsRequestId());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("granted")
    void aValidTokenIsGrantedAndNothingIsWritten(SampleEvent event) throws IOException {
        try (var output = CapturedOutput.begin()) {
            assertThat(answer(handler, event).path("context").path("sub").asText())
                    .isEqualTo(USER.toString());
            assertThat(output.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoAuthorizersEventIsNotAnswered(SampleEvent event) {
        assertThatThrownBy(() -> answer(handler, event)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void theContextIsAllText() throws IOException {
        for (var name : List.of("rest-api-token", "http-api")) {
            var context = answer(handler, event(name)).path("context");

            assertThat(context).allMatch(JsonNode::isTextual);
            assertThat(context)
                    .hasToString("{\"sub\":\"" + USER + "\",\"sid\":\"" + SESSION + "\",\"client_id\":\"app\","
                            + "\"scope\":\"account\",\"roles\":\"admin guest\",\"auth_time\":\"1795345600\"}");
        }
    }

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
        assertThat(statements(answer)).containsExactly("Allow execute-api:Invoke [\"" + stage + "*\"]");
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
                        "Deny execute-api:Invoke [\"" + REST_API + "GET/me\",\"" + REST_API + "HEAD/me\",\"" + REST_API
                                + "GET/sessions\",\"" + REST_API + "HEAD/sessions\",\"" + REST_API
                                + "DELETE/sessions/*\",\"" + REST_API + "DELETE/sessions\"]");
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

    @Test
    void withoutKeysItAnswersNothingAndSaysSoWithoutTheToken() {
        var broken = new AuthorizerHandler(
                new CheckAccess(
                        (token, _) -> {
                            throw new UnavailableException("keys", new IOException(token));
                        },
                        nothingRevoked(),
                        () -> NOW),
                AuthorizerResponse.SIMPLE);
        try (var output = CapturedOutput.begin()) {
            assertThatThrownBy(() -> answer(broken, event("rest-api-token")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain(TOKEN, "Unauthorized");
            assertThat(output.text()).contains("UnavailableException: keys").doesNotContain(TOKEN);
            assertThat(output.metrics())
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line.path("Unavailable").asInt()).isEqualTo(1));
        }
    }

    @Test
    void itWorksWithoutAContext() throws IOException {
        var result = new ByteArrayOutputStream();
        handler.handleRequest(event("http-api").stream(), result, null);

        assertThat(result.toString(UTF_8)).startsWith("{\"isAuthorized\":true,");
    }

    private static SampleEvent event(String name) {
        return SampleEvent.of("authorizer", name).with(Map.of("access_token", TOKEN));
    }

    private static JsonNode answer(AuthorizerHandler handler, SampleEvent event) throws IOException {
        var result = new ByteArrayOutputStream();
        handler.handleRequest(event.stream(), result, CONTEXT);
        return new ObjectMapper().readTree(result.toByteArray());
    }

    private static List<String> statements(JsonNode answer) {
        var statements = new ArrayList<String>();
        answer.path("policyDocument")
                .path("Statement")
                .forEach(statement -> statements.add(statement.path("Effect").asText() + " "
                        + statement.path("Action").asText() + " " + statement.path("Resource")));
        return statements;
    }

    private static CheckAccess checkAccess(Set<String> scopes) {
        var token = new AccessToken(
                "1",
                USER,
                SESSION,
                "app",
                scopes,
                Set.of("guest", "admin"),
                NOW,
                NOW.plusSeconds(600),
                NOW,
                List.of("pwd"));
        AccessTokenVerifier verifier = (compact, _) ->
                compact.equals(TOKEN) ? new Verification.Valid(token) : new Verification.Invalid(Flaw.BAD_SIGNATURE);
        return new CheckAccess(verifier, nothingRevoked(), () -> NOW);
    }

    private static RevocationList nothingRevoked() {
        return new RevocationList(new InMemoryRevocationFeed(), _ -> {});
    }
}
