package ostiary.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Response;
import ostiary.functions.SampleEvent;

/// Our answers, read by AWS's own response types.
class ResponseFormatTest {
    private static final Response RESPONSE = Response.json(200, "{\"name\":\"Ädä \\\"😀\"}");
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/json", "cache-control", "no-store", "x-content-type-options", "nosniff");

    @Test
    void anHttpApiGetsPayload2() throws IOException {
        var read = read(ResponseFormat.API_GATEWAY, RESPONSE, APIGatewayV2HTTPResponse.class);

        assertThat(read.getStatusCode()).isEqualTo(200);
        assertThat(read.getHeaders()).isEqualTo(HEADERS);
        assertThat(read.getBody()).isEqualTo(RESPONSE.body());
        assertThat(read.getIsBase64Encoded()).isFalse();
        assertThat(read.getCookies()).isNull();
    }

    @Test
    void aRestApiGetsPayload1() throws IOException {
        var read = read(ResponseFormat.API_GATEWAY, RESPONSE, APIGatewayProxyResponseEvent.class);

        assertThat(read.getStatusCode()).isEqualTo(200);
        assertThat(read.getHeaders()).isEqualTo(HEADERS);
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
    void anAnswerWithoutABodyIsWhole() throws IOException {
        var read = read(ResponseFormat.API_GATEWAY, Response.empty(204), APIGatewayV2HTTPResponse.class);

        assertThat(read.getStatusCode()).isEqualTo(204);
        assertThat(read.getBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 400, 401, 403, 404, 405, 413, 415, 429, 500, 503})
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
