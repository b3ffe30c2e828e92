package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess;
import ostiary.functions.gateway.MalformedEventException;

class AuthorizerHandlerTest extends AuthorizerSetup {
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
            "websocket-connect-other-subprotocol",
            "websocket-connect-subprotocol",
            "websocket-connect-subprotocol-among-others",
            "websocket-connect-scoped");

    private static final Set<String> MALFORMED =
            Set.of("other-type", "no-stage", "rest-api-request-foreign-scopes", "websocket-other-route-scoped");

    static Stream<SampleEvent> events() {
        return SampleEvent.of("authorizer").stream().map(event -> event.with(Map.of("access_token", TOKEN)));
    }

    static Stream<SampleEvent> granted() {
        return GRANTED.stream().sorted().map(AuthorizerSetup::event);
    }

    static Stream<SampleEvent> malformed() {
        return MALFORMED.stream().sorted().map(AuthorizerSetup::event);
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
                    .hasToString("{\"sub\":\"" + USER + "\",\"sid\":\"" + SESSION + "\",\"client_id\":\"default\","
                            + "\"scope\":\"account\",\"roles\":\"admin guest\",\"auth_time\":\"1795345600\"}");
        }
    }

    /// Which the function behind `$connect` hands back: browsers close a connection that agrees on none of those that
    /// they offered (RFC 6455 §4.1).
    @Test
    void aTokenAmongTheSubprotocolsIsAnsweredWithTheOneToAgreeOn() throws IOException {
        for (var name : List.of("websocket-connect-subprotocol", "websocket-connect-subprotocol-among-others")) {
            assertThat(answer(handler, event(name))
                            .path("context")
                            .path("subprotocol")
                            .asText())
                    .isEqualTo("ostiary");
        }
        for (var name : List.of("websocket-connect", "websocket-connect-other-subprotocol")) {
            assertThat(answer(handler, event(name)).path("context").has("subprotocol"))
                    .isFalse();
        }
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
}
