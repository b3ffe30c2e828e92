package ostiary.cli.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Either answer that CloudWatch could give. The form is that of the API's reference
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html>); which of them it is,
/// only CloudWatch can tell.
class MetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T02:17:31Z");

    private final List<String> asked = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JUnit calls start() first
    private HttpServer server;

    private String results = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8));
            var body = ("<GetMetricDataResponse><GetMetricDataResult><MetricDataResults>" + results
                            + "</MetricDataResults></GetMetricDataResult></GetMetricDataResponse>")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String empty(String id) {
        return "<member><Id>" + id + "</Id><Timestamps/><Values/></member>";
    }

    private String look() throws UnreadException {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var aws = new AwsReader(Region.EU_CENTRAL_1, credentials, (_, _) -> address, Duration.ZERO)) {
            return Metrics.fillOfNothing(aws, NOW);
        }
    }

    @Test
    void isContentWithNoValues() throws Exception {
        results = empty("never") + empty("filled");

        assertThat(look()).isEqualTo("no values of FILL(never, 0)");
        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .contains(
                                "Action=GetMetricData",
                                "StartTime=2026-11-29T02:07:00Z",
                                "EndTime=2026-11-29T02:17:00Z",
                                "MetricDataQueries.member.2.Expression=FILL(never, 0)"));
    }

    @Test
    void failsWhereFillHasValues() {
        results = empty("never") + "<member><Id>filled</Id><Values><member>0.0</member></Values></member>";

        assertThatExceptionOfType(RefutedException.class).isThrownBy(this::look).withMessage("FILL has 1 values");
    }

    /// An answer that says nothing proves nothing.
    @Test
    void doesNotTakeSilenceForNoValues() {
        results = empty("never");

        assertThatExceptionOfType(UnreadException.class).isThrownBy(this::look);
    }
}
