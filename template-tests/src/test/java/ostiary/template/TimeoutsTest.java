package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.blueprint.ServiceFunction;

/// Whoever waits has more time than what is waited for: attempt, call, request, function, gateway.
class TimeoutsTest {
    /// The rest of a request's three seconds for everything but its calls.
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    /// API Gateway Developer Guide, "Quotas for configuring and running an HTTP API".
    private static final Duration INTEGRATION = Duration.ofSeconds(30);

    private static final Duration AUTHORIZER = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void nestFromTheAttemptToTheRequest(Dependency dependency) {
        assertThat(dependency.attempt()).isPositive().isLessThan(dependency.call());
        assertThat(dependency.call()).isLessThan(Deadline.OF_A_REQUEST);
        assertThat(Deadline.OF_A_REQUEST).isLessThan(ANSWERED_WITHIN);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"KEYS", "REHEARSAL"})
    void nestFromTheRequestToTheGateway(ServiceFunction function) {
        var timeout = Duration.ofSeconds(
                StackTemplate.function(function).property("Timeout").asInt());

        assertThat(Deadline.OF_A_REQUEST).isLessThan(timeout);
        assertThat(timeout).isLessThan(function == ServiceFunction.AUTHORIZER ? AUTHORIZER : integration());
    }

    @Test
    void leaveAWarmAuthorizerMostOfItsTimeWhateverBecomesOfTheFeed() {
        assertThat(DynamoDbRevocationFeed.QUICK).isLessThan(Dependency.DYNAMODB.attempt());
    }

    /// The shortest that the template has, or the quota where it says nothing.
    private static Duration integration() {
        return StackTemplate.all("AWS::ApiGatewayV2::Integration").stream()
                .map(integration -> integration.property("TimeoutInMillis"))
                .map(millis -> millis.isMissingNode() ? INTEGRATION : Duration.ofMillis(millis.asLong()))
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
