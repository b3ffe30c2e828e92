package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.adapters.telemetry.PowertoolsAuditLog;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationList;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.MovableClock;
import ostiary.core.testing.PlainSigner;

/// While the revocation feed cannot be read, the authorizer goes on, and CloudWatch is told of each try.
class AuthorizerFeedMetricTest {
    private static final FunctionContext CONTEXT =
            new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "authorizer");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final PlainSigner signer = new PlainSigner();
    private final String token = signer.sign(TokenIssuer.accessToken(Fresh.session(), clock.instant()));
    private final UnreadableFeed feed = new UnreadableFeed();
    private final AuthorizerHandler handler = new AuthorizerHandler(
            new CheckAccess(signer, new RevocationList(feed, new PowertoolsAuditLog()), clock),
            AuthorizerResponse.SIMPLE);

    @Test
    void eachFailedTryIsOneMetricLineThatCloudWatchReads() throws IOException {
        try (var output = CapturedOutput.begin()) {
            for (int second = 0; second < 60; second++) {
                assertThat(answer()).startsWith("{\"isAuthorized\":true,");
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(feed.tries).isEqualTo(4);
            assertThat(output.metrics()).hasSize(feed.tries).allSatisfy(AuthorizerFeedMetricTest::isOneCount);
            assertThat(output.log())
                    .hasSize(feed.tries)
                    .allSatisfy(
                            line -> assertThat(line.path("event").asText()).isEqualTo("revocation_feed_unreadable"));
            assertThat(output.lines()).hasSize(2 * feed.tries);
        }
    }

    /// As CloudWatch's specification of the embedded metric format has it.
    private static void isOneCount(JsonNode line) {
        var directive = line.path("_aws").path("CloudWatchMetrics");
        assertThat(line.path("_aws").path("Timestamp").isIntegralNumber()).isTrue();
        assertThat(directive).hasSize(1);
        assertThat(directive.path(0).path("Namespace").asText()).isEqualTo("OstiaryTest");
        assertThat(directive.path(0).path("Dimensions")).hasToString("[[]]");
        assertThat(directive.path(0).path("Metrics"))
                .hasToString("[{\"Name\":\"RevocationFeedUnreadable\",\"Unit\":\"Count\"}]");
        assertThat(line.path("RevocationFeedUnreadable").asDouble()).isEqualTo(1);
    }

    private String answer() throws IOException {
        var event = SampleEvent.of("authorizer", "http-api").with(Map.of("access_token", token));
        var result = new ByteArrayOutputStream();
        handler.handleRequest(event.stream(), result, CONTEXT);
        return result.toString(UTF_8);
    }

    private static final class UnreadableFeed implements RevocationFeed {
        private int tries;

        @Override
        public void publish(Revocation revocation, Instant now) {}

        @Override
        public Reading since(Instant from) {
            tries++;
            throw new UnavailableException("DynamoDB", null);
        }
    }
}
