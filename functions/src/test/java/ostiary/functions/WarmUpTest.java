package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.WarmUp;

/// The daily touch, and what only looks like it.
class WarmUpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SampleWorld world = new SampleWorld();

    static Stream<ServiceFunction> released() {
        return ServiceFunction.released().stream();
    }

    static Stream<ServiceFunction> behindRoutes() {
        return released().filter(function -> function != ServiceFunction.AUTHORIZER);
    }

    @ParameterizedTest
    @MethodSource("released")
    void isAnsweredWithNothing(ServiceFunction function) throws IOException {
        try (var output = CapturedOutput.begin()) {
            assertThat(run(function, WarmUp.EVENT)).isEmpty();

            assertThat(output.text()).doesNotContain("malformed", "fault", "unavailable", "WARN", "ERROR");
        }
    }

    @ParameterizedTest
    @MethodSource("behindRoutes")
    void hasThatMemberAndNoOther(ServiceFunction function) throws IOException {
        for (var other : List.of(
                "{}",
                "{\"warm_up\":\"other\"}",
                "{\"warm_up\":true}",
                "{\"warm_up\":{\"warm_up\":\"ostiary\"}}",
                "{\"warm_up\":\"ostiary\",\"version\":\"2.0\"}",
                "{\"detail\":" + WarmUp.EVENT + "}")) {
            assertThat(JSON.readTree(run(function, other)).path("statusCode").asInt())
                    .as(other)
                    .isEqualTo(400);
        }
    }

    /// All that a client can choose of an event, and a member that it can't.
    @Test
    void isNoRequestWhateverAClientSends() throws IOException {
        var event = sample("login", "http-api-wrong-password");
        event.withObject("/headers").put(WarmUp.MEMBER, WarmUp.VALUE);
        event.withObject("/queryStringParameters").put(WarmUp.MEMBER, WarmUp.VALUE);
        event.put("rawQueryString", WarmUp.MEMBER + "=" + WarmUp.VALUE);
        assertThat(status(event)).isEqualTo(401);

        event.put("body", WarmUp.EVENT);
        assertThat(status(event)).isEqualTo(400);

        event.put(WarmUp.MEMBER, WarmUp.VALUE);
        assertThat(status(event)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-api-garbage", "rest-api-token-garbage", "rest-api-request-missing"})
    void opensNoDoor(String name) {
        var event = sample("authorizer", name);
        event.withObject("/headers").put(WarmUp.MEMBER, WarmUp.VALUE);
        event.put(WarmUp.MEMBER, WarmUp.VALUE);

        assertThatThrownBy(() -> run(ServiceFunction.AUTHORIZER, event.toString()))
                .isInstanceOf(UnauthorizedException.class);
    }

    private int status(JsonNode event) throws IOException {
        return JSON.readTree(run(ServiceFunction.LOGIN, event.toString()))
                .path("statusCode")
                .asInt();
    }

    private String run(ServiceFunction function, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        world.handler(function.id()).handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
        return answer.toString(UTF_8);
    }

    private ObjectNode sample(String function, String name) {
        try {
            return (ObjectNode) JSON.readTree(
                    SampleEvent.of(function, name).with(world.values()).json());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
