package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.telemetry.Invocation;
import ostiary.core.UnavailableException;
import ostiary.edge.Body;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.edge.Response;

class ServiceEndpointTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DAY = Duration.ofDays(1);

    private final List<RuntimeException> reported = new ArrayList<>();

    @Test
    void aRequestHasItsIdInTheLogAndADeadlineForAsLongAsItLasts() {
        var response = answer("GET", _ -> {
            assertThat(MDC.get(Invocation.CORRELATION_ID)).isEqualTo("request-1");
            assertThat(Deadline.atMost(DAY)).isLessThanOrEqualTo(TIMEOUT);
            return Response.json(200, "{}");
        });

        assertThat(response).isEqualTo(Response.json(200, "{}"));
        assertThat(MDC.get(Invocation.CORRELATION_ID)).isNull();
        assertThat(Deadline.atMost(DAY)).isEqualTo(DAY);
        assertThat(reported).isEmpty();
    }

    @Test
    void whatBreaksIsReportedWithTheIdAndAnswered() {
        var broken = new IllegalStateException("secret");
        var service = new ServiceEndpoint(
                _ -> {
                    throw broken;
                },
                TIMEOUT);

        var response = service.handle(request("GET"), fault -> {
            assertThat(MDC.get(Invocation.CORRELATION_ID)).isEqualTo("request-1");
            reported.add(fault);
        });

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(reported).containsExactly(broken);
    }

    @Test
    void headGetsNoBodyWhateverTheAnswer() {
        var found = answer("HEAD", _ -> Response.json(200, "{}"));
        var broken = answer("HEAD", _ -> {
            throw new IllegalStateException();
        });
        var away = answer("HEAD", _ -> {
            throw new UnavailableException("everything", null);
        });

        assertThat(List.of(found, broken, away))
                .allSatisfy(response -> assertThat(response.body()).isEmpty())
                .allSatisfy(response -> assertThat(response.headers()).containsKeys("content-type", "content-length"))
                .extracting(Response::status)
                .containsExactly(200, 500, 503);
    }

    private Response answer(String method, Endpoint routes) {
        return new ServiceEndpoint(routes, TIMEOUT).handle(request(method), reported::add);
    }

    private static Request request(String method) {
        return new Request(method, "/", Map.of(), Map.of(), Body.EMPTY, "192.0.2.1", "request-1");
    }
}
