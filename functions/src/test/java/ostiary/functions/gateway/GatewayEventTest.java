package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Request;
import ostiary.functions.SampleEvent;

/// The questions that the types of AWS can't be asked: where the path begins, and whom to believe an address.
class GatewayEventTest {
    private static final String HTTP_API = """
        {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"%s","headers":{},
         "requestContext":{"http":{"method":"GET","sourceIp":"203.0.113.9"},"requestId":"r","stage":"%s"}}\
        """;
    private static final String LOAD_BALANCER = """
        {"requestContext":{"elb":{}},"httpMethod":"GET","path":"%s","headers":{"x-forwarded-for":"%s"},
         "queryStringParameters":{}}\
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http-api",
                "http-api-named-stage",
                "http-api-custom-domain",
                "http-api-default-route",
                "rest-api",
                "rest-api-custom-domain",
                "rest-api-base-path",
                "rest-api-proxy-resource",
                "rest-api-encoded-path",
                "load-balancer-encoded"
            })
    void thePathIsTheServicesOwn(String sample) {
        assertThat(request(SampleEvent.of("login", sample).json()).path()).isEqualTo("/login");
    }

    @ParameterizedTest
    @CsvSource({
        "/prod/login, prod, /login",
        "/login, prod, /login",
        "/production, prod, /production",
        "/login, $default, /login",
        "/prod/prod/login, prod, /prod/login",
    })
    void onlyAStagesOwnNameIsTakenOffThePath(String rawPath, String stage, String path) {
        assertThat(request(HTTP_API.formatted(rawPath, "", stage)).path()).isEqualTo(path);
    }

    @Test
    void anHttpApisPathIsNotDecodedASecondTime() {
        assertThat(request(HTTP_API.formatted("/%6de", "", "$default")).path()).isEqualTo("/%6de");
    }

    @Test
    void aPathParameterComesFromTheGateway() {
        var json = """
            {"version":"2.0","routeKey":"DELETE /sessions/{id}","rawPath":"/auth/sessions/17","headers":{},
             "pathParameters":{"id":"17"},
             "requestContext":{"http":{"method":"DELETE","sourceIp":"203.0.113.9"},"requestId":"r","stage":"prod"}}\
            """;

        assertThat(request(json).path()).isEqualTo("/sessions/17");
    }

    @Test
    void queryParametersKeepTheirOrderAndTheirValues() {
        assertThat(request(HTTP_API.formatted("/", "a=1&b=%C3%A4+%2B&a=2&flag&=&a=", "$default"))
                        .query())
                .containsExactly(
                        entry("a", List.of("1", "2", "")),
                        entry("b", List.of("ä +")),
                        entry("flag", List.of("")),
                        entry("", List.of("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        {"version":"2.0","rawPath":"/","headers":{},"cookies":["a=1","b=2, c=9","c=3"],
         "requestContext":{"http":{"method":"GET","sourceIp":"203.0.113.9"},"requestId":"r","stage":"prod"}}\
        """, """
            {"httpMethod":"GET","path":"/","headers":{"Cookie":"c=3"},
             "multiValueHeaders":{"Cookie":["a=1; b=2, c=9","c=3"]},
             "requestContext":{"identity":{"sourceIp":"203.0.113.9"},"requestId":"r"}}\
            """, """
                {"httpMethod":"GET","path":"/","multiValueHeaders":{"cookie":["a=1"],"Cookie":["b=2, c=9","c=3"]},
                 "requestContext":{"elb":{}}}\
                """, """
                    {"httpMethod":"GET","path":"/","headers":{"cookie":"a=1; b=2, c=9; c=3"},
                     "requestContext":{"elb":{}}}\
                    """})
    void cookiesAreFoundWhereverTheFrontDoorPutsThem(String event) {
        var request = request(event);

        assertThat(request.cookie("a")).contains("1");
        assertThat(request.cookie("b")).isEmpty();
        assertThat(request.cookie("c")).contains("3");
        assertThat(request.cookie("d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%+1", "%-1", "%c0%af", "%ff", "%ed%a0%80", "%u0041", "a=%", "%=a"})
    void whatIsNotPercentEncodedUtf8IsRefused(String encoded) {
        assertThatThrownBy(() -> request(HTTP_API.formatted("/", encoded, "$default")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("the query is not percent-encoded UTF-8");
        assertThatThrownBy(() -> request(LOAD_BALANCER.formatted("/" + encoded, "203.0.113.9")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("the path is not percent-encoded UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9; 203.0.113.9",
                "10.0.0.1, 203.0.113.9; 203.0.113.9",
                "10.0.0.1,203.0.113.9; 203.0.113.9",
                "203.0.113.9:4711; 203.0.113.9",
                "10.0.0.1:1, 203.0.113.9:4711; 203.0.113.9",
                "2001:db8::9; 2001:db8::9",
                "[2001:db8::9]:4711; 2001:db8::9",
                "'10.0.0.1,'; unknown",
                "''; unknown",
                "[; unknown",
                "':1'; unknown",
            })
    void onlyTheBalancersOwnWordForTheAddressIsTaken(String forwarded, String address) {
        assertThat(request(LOAD_BALANCER.formatted("/", forwarded)).sourceIp()).isEqualTo(address);
    }

    /// API Gateway passes a stranger's header on with the peer's address behind it, and tells that address beside it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-forwarded-for",
                "X-Forwarded-For",
                "forwarded",
                "x-real-ip",
                "cf-connecting-ip",
                "true-client-ip",
                "x-client-ip",
                "cloudfront-viewer-address"
            })
    void noHeaderIsBelievedAboutTheAddress(String header) {
        var claim = "\"headers\":{\"" + header + "\":\"198.51.100.66, 203.0.113.9\"}";
        var httpApi = HTTP_API.formatted("/login", "", "$default").replace("\"headers\":{}", claim);
        var restApi = """
            {"resource":"/login","path":"/login","httpMethod":"POST",%s,
             "requestContext":{"identity":{"sourceIp":"203.0.113.9"},"requestId":"r"}}\
            """.formatted(claim);

        assertThat(request(httpApi).sourceIp()).isEqualTo("203.0.113.9");
        assertThat(request(restApi).sourceIp()).isEqualTo("203.0.113.9");
    }

    @Test
    void aHealthCheckHasNoAddress() {
        assertThat(request(SampleEvent.of("discovery", "load-balancer-health-check")
                                .json())
                        .sourceIp())
                .isEqualTo("unknown");
    }

    @Test
    void aRepeatedHeaderIsOneInWhateverCaseItCame() {
        assertThat(request(SampleEvent.of("login", "rest-api-repeated-headers-and-query")
                                .json())
                        .header("X-Note"))
                .hasValue("a, b, c");
    }

    private static Request request(String json) {
        return GatewayEvent.read(stream(json)).orElseThrow().request("invocation");
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(UTF_8));
    }
}
