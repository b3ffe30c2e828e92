package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Request;

/// Events that nobody should send are refused, and no refusal quotes them.
class RefusedGatewayEventTest {
    private static final String HTTP_API = """
        {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"%s","headers":{},
         "requestContext":{"http":{"method":"GET","sourceIp":"203.0.113.9"},"requestId":"r","stage":"%s"}}\
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"event\"",
                "17",
                "{",
                "{\"requestContext\":",
                "{} {}",
                "{}",
                "{\"requestContext\":null}",
                "{\"requestContext\":\"http\"}",
                "{\"requestContext\":{}}",
                "{\"requestContext\":{\"http\":{}},\"requestContext\":{\"elb\":{}}}",
                "{\"requestContext\":{\"http\":{},\"http\":{}}}",
                "{\"requestContext\":{\"elb\":{}},\"Records\":[{\"a\":1,\"a\":2}]}",
                "{'requestContext':{}}",
                "{\"a\":NaN}",
            })
    void anythingButAnHttpEventIsRefused(String json) {
        assertThatThrownBy(() -> GatewayEvent.read(stream(json))).isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"method\":\"GET\"",
                "\"sourceIp\":\"203.0.113.9\"",
                "\"requestId\":\"r\"",
                "\"stage\":\"$default\"",
                "\"rawPath\":\"/\"",
            })
    void anEventWithoutWhatItMustHaveIsRefused(String member) {
        var complete = HTTP_API.formatted("/", "", "$default");
        var name = member.substring(0, member.indexOf(':') + 1);

        request(complete);
        for (var other : List.of("null", "17", "[]", "{}", "true")) {
            var damaged = complete.replace(member, name + other);
            assertThat(damaged).isNotEqualTo(complete);
            assertThatThrownBy(() -> request(damaged)).isInstanceOf(MalformedEventException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "{\"a\":[1]}", "{\"a\":{}}", "{\"a\":[null]}", "[]", "\"a\"", "true"})
    void headersAreStrings(String headers) {
        assertThatThrownBy(() -> request(
                        HTTP_API.formatted("/", "", "$default").replace("\"headers\":{}", "\"headers\":" + headers)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("headers ");
    }

    @Test
    void depthHasABound() {
        var nested = "{\"a\":".repeat(100_000);

        assertThatThrownBy(() -> GatewayEvent.read(stream(nested))).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aNumberOfAnySizeIsSkipped() {
        var number = "9".repeat(900) + "e999999999";

        assertThat(request(HTTP_API.formatted("/", "", "$default")
                                .replace("{\"version\"", "{\"n\":" + number + ",\"version\""))
                        .path())
                .isEqualTo("/");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var event = HTTP_API.formatted("/ä", "", "$default").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> GatewayEvent.read(new ByteArrayInputStream(event)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void noRefusalQuotesTheEvent() {
        var secret = "eyJhbGciOiJub25lIn0";
        for (var json : List.of(
                "{\"" + secret + "\":1,\"" + secret + "\":2}",
                "{\"headers\":" + secret + "}",
                HTTP_API.formatted("/", "%" + secret, "$default"),
                HTTP_API.formatted("/", "", "$default")
                        .replace("\"headers\":{}", "\"headers\":{\"" + secret + "\":17}"))) {
            assertThatThrownBy(() -> request(json))
                    .isInstanceOf(MalformedEventException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain(secret);
        }
    }

    private static Request request(String json) {
        return GatewayEvent.read(stream(json)).orElseThrow().request("invocation");
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(UTF_8));
    }
}
