package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.functions.SampleEvent;

/// Which event is a direct invocation: whatever an HTTP request says, it is none.
class DirectEventTest {
    private static final String CALL = "{\"call\":\"show\",\"by\":\"arn:aws:iam::1:user/eve\"}";

    @Test
    void hasTheOneMember() {
        assertThat(DirectEvent.read(("{\"ostiary_admin\":" + CALL + "}").getBytes(UTF_8)))
                .contains(new DirectEvent(Map.of("call", "show", "by", "arn:aws:iam::1:user/eve")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "\"ostiary_admin\"",
                "{\"ostiary_admin\":null}",
                "{\"ostiary_admin\":\"show\"}",
                "{\"ostiary_admin\":[]}",
                "{\"ostiary_admin\":{\"call\":1}}",
                "{\"ostiary_admin\":{\"call\":{}}}",
                "{\"ostiary_admin\":{},\"ostiary_admin\":{}}",
                "{\"ostiary_admin\":{\"call\":\"a\",\"call\":\"b\"}}",
                "{\"ostiary_admin\":{}}x",
                "{\"Ostiary_admin\":{}}",
                "{\"requestContext\":{},\"ostiary_admin\":{\"call\":\"show\"}}",
                "{\"ostiary_admin\":{\"call\":\"show\"},\"version\":\"2.0\"}",
                "{\"ostiary_admin\":{\"call\":\"show\"},\"body\":null,\"httpMethod\":\"POST\"}",
                "{\"body\":\"{\\\"ostiary_admin\\\":{\\\"call\\\":\\\"show\\\"}}\"}"
            })
    void isNothingElse(String event) {
        assertThat(DirectEvent.read(event.getBytes(UTF_8))).isEmpty();
    }

    /// Of every front door and every function that there is a sample of, wherever a client can write something.
    @Test
    void isNoEventOfAFrontDoorWhateverItsClientSends() {
        var functions = new String[] {"login", "account", "sessions", "pages", "signup", "refresh"};
        for (var sample : SampleEvent.of(functions)) {
            var hostile = sample.json()
                    .replace("Mozilla/5.0", "{\\\"ostiary_admin\\\":{}}")
                    .replaceFirst("\"body\": \"[^\"]*\"", "\"body\": \"" + CALL.replace("\"", "\\\\\"") + "\"")
                    .replace("\"accept\"", "\"ostiary_admin\"")
                    .replace("\"rawQueryString\": \"\"", "\"rawQueryString\": \"ostiary_admin=%7B%7D\"");
            assertThat(DirectEvent.read(hostile.getBytes(UTF_8)))
                    .as(sample.toString())
                    .isEmpty();
        }
    }

    @Test
    void isARequestOfItsInvocation() {
        var request = new DirectEvent(Map.of("by", "arn:\"x\"")).request("invocation-1");

        assertThat(request.requestId()).isEqualTo("invocation-1");
        assertThat(request.body().text()).contains("{\"by\":\"arn:\\\"x\\\"\"}");
        assertThat(request.principal()).isEmpty();
    }
}
