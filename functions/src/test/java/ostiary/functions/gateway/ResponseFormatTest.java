package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Response;
import ostiary.edge.SetCookie;
import ostiary.functions.SampleEvent;

/// Our answers, read by AWS's own response types.
class ResponseFormatTest {
    private static final Response RESPONSE = Response.json(200, "{\"name\":\"Ädä \\\"😀\"}");
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/json", "cache-control", "no-store", "x-content-type-options", "nosniff");

    private static final Response BAKED = RESPONSE.with(SetCookie.of("__Host-session", "a"))
            .with(SetCookie.of("__Host-login", "b").keptFor(Duration.ofMinutes(5)))
            .with(SetCookie.removal("__Host-old"));
    private static final List<String> COOKIES =
            BAKED.cookies().stream().map(SetCookie::header).toList();

    @Test
    void anHttpApiGetsPayload2() throws IOException {
        var read = read(ResponseFormat.HTTP_API, RESPONSE, APIGatewayV2HTTPResponse.class);

        assertThat(read.getStatusCode()).isEqualTo(200);
        assertThat(read.getHeaders()).isEqualTo(HEADERS);
        assertThat(read.getBody()).isEqualTo(RESPONSE.body());
        assertThat(read.getIsBase64Encoded()).isFalse();
        assertThat(read.getCookies()).isNull();
    }

    @Test
    void aRestApiGetsPayload1() throws IOException {
        var read = read(ResponseFormat.REST_API, RESPONSE, APIGatewayProxyResponseEvent.class);

        assertThat(read.getStatusCode()).isEqualTo(200);
        assertThat(read.getHeaders()).isEqualTo(HEADERS);
        assertThat(read.getMultiValueHeaders()).isNull();
        assertThat(read.getBody()).isEqualTo(RESPONSE.body());
        assertThat(read.getIsBase64Encoded()).isFalse();
    }

    @Test
    void aLoadBalancerGetsTheReasonToo() throws IOException {
        var read = read(ResponseFormat.LOAD_BALANCER, RESPONSE, ApplicationLoadBalancerResponseEvent.class);

        assertThat(read.getStatusDescription()).isEqualTo("200 OK");
        assertThat(read.getHeaders()).isEqualTo(HEADERS);
        assertThat(read.getMultiValueHeaders()).isNull();
    }

    @Test
    void aLoadBalancerWithMultiValueHeadersGetsThose() throws IOException {
        var read = read(ResponseFormat.LOAD_BALANCER_MULTI_VALUE, RESPONSE, ApplicationLoadBalancerResponseEvent.class);

        assertThat(read.getHeaders()).isNull();
        assertThat(read.getMultiValueHeaders())
                .containsEntry("content-type", List.of("application/json"))
                .hasSameSizeAs(HEADERS);
    }

    @Test
    void severalCookiesReachEveryFrontDoor() throws IOException {
        assertThat(read(ResponseFormat.HTTP_API, BAKED, APIGatewayV2HTTPResponse.class))
                .satisfies(read -> assertThat(read.getCookies()).isEqualTo(COOKIES))
                .satisfies(read -> assertThat(read.getHeaders()).isEqualTo(HEADERS));
        assertThat(read(ResponseFormat.REST_API, BAKED, APIGatewayProxyResponseEvent.class))
                .satisfies(read -> assertThat(read.getMultiValueHeaders()).isEqualTo(Map.of("set-cookie", COOKIES)))
                .satisfies(read -> assertThat(read.getHeaders()).isEqualTo(HEADERS));
        assertThat(read(ResponseFormat.LOAD_BALANCER_MULTI_VALUE, BAKED, ApplicationLoadBalancerResponseEvent.class)
                        .getMultiValueHeaders())
                .containsEntry("set-cookie", COOKIES)
                .hasSize(HEADERS.size() + 1);
    }

    @Test
    void eachCookieHasASpellingOfItsOwnForALoadBalancerThatTakesAHeaderOnce() throws IOException {
        var headers = read(ResponseFormat.LOAD_BALANCER, BAKED, ApplicationLoadBalancerResponseEvent.class)
                .getHeaders();

        assertThat(headers)
                .containsAllEntriesOf(HEADERS)
                .containsEntry("set-cookie", COOKIES.get(0))
                .containsEntry("Set-cookie", COOKIES.get(1))
                .containsEntry("sEt-cookie", COOKIES.get(2))
                .hasSize(HEADERS.size() + 3);
    }

    @ParameterizedTest
    @EnumSource
    void noFrontDoorIsToldTheLengthOfABodyThatIsNotThere(ResponseFormat format) throws IOException {
        var result = new ByteArrayOutputStream();
        format.write(RESPONSE.withoutBody(), result);

        assertThat(result.toString(UTF_8))
                .contains("content-type", "\"body\":\"\"")
                .doesNotContain("content-length");
    }

    @Test
    void anAnswerWithoutABodyIsWhole() throws IOException {
        var read = read(ResponseFormat.HTTP_API, Response.empty(204), APIGatewayV2HTTPResponse.class);

        assertThat(read.getStatusCode()).isEqualTo(204);
        assertThat(read.getBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 302, 303, 400, 401, 403, 404, 405, 413, 415, 429, 500, 503})
    void everyStatusOfTheServiceHasItsReason(int status) throws IOException {
        var read =
                read(ResponseFormat.LOAD_BALANCER, Response.empty(status), ApplicationLoadBalancerResponseEvent.class);

        assertThat(read.getStatusDescription()).matches(status + " [A-Z].+");
    }

    private static <T> T read(ResponseFormat format, Response response, Class<T> type) throws IOException {
        var result = new ByteArrayOutputStream();
        format.write(response, result);
        return AwsEvents.read(new SampleEvent("", "", result.toString(UTF_8)), type);
    }
}
