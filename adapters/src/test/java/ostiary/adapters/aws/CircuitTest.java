package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import ostiary.adapters.aws.Unreliable.Mood;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.MovableClock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// When nothing is sent any more, and when it is again.
@Execution(CONCURRENT)
class CircuitTest {
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("any"));

    private final Unreliable service = new Unreliable();
    private final MovableClock clock = new MovableClock(Fresh.now());
    private final AwsClients clients = new AwsClients(clock.withZone(ZoneOffset.UTC));
    private final AtomicInteger attempts = new AtomicInteger();
    private final DynamoDbClient client = clients.build(
            Dependency.DYNAMODB,
            service.dynamoDb().overrideConfiguration(override -> override.addExecutionInterceptor(counting())));

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            mode = Mode.EXCLUDE,
            names = {"FINE", "REFUSING"})
    void opensWhereMostAttemptsFailAndThenNothingIsSent(Mood trouble) {
        service.is(trouble);
        if (trouble == Mood.HANGING) {
            // On a busy machine the end of a call may come before that of an attempt, which then counts for nothing.
            failUntilOpen();
        } else {
            fail(2); // The sixth attempt was to be the third of the second call.
            assertThat(service.requests()).isEqualTo(5);
        }
        service.requests();

        attempts.set(0);
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(this::call).isInstanceOf(CircuitOpenException.class);
        }

        assertThat(service.requests()).isZero();
        assertThat(attempts).as("no pause, and no second attempt after it").hasValue(50);
    }

    @Test
    void staysClosedHoweverManyCallsAreRefusedForTheCallersSake() {
        service.is(Mood.REFUSING);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(this::call).isInstanceOf(ConditionalCheckFailedException.class);
        }

        service.is(Mood.FINE);
        call();

        assertThat(clients.isClosed(Dependency.DYNAMODB)).isTrue();
        assertThat(service.requests()).isEqualTo(21);
    }

    @Test
    void staysClosedWhereMostAttemptsSucceed() {
        for (int i = 0; i < 10; i++) {
            service.is(Mood.FINE);
            for (int fine = 0; fine < 4; fine++) {
                call();
            }
            service.is(Mood.FAILING);
            fail(1);
        }

        assertThat(clients.isClosed(Dependency.DYNAMODB)).isTrue();
    }

    @Test
    void staysOpenForAsLongAsItSays() {
        open();
        clock.advance(Dependency.DYNAMODB.open().minusMillis(1));

        assertThatThrownBy(this::call).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void letsAFewAttemptsFindOutThatItIsOver() {
        open();
        service.is(Mood.FINE);
        waitUntilItMayBeTried();
        assertThat(clients.isClosed(Dependency.DYNAMODB)).isFalse();

        for (int i = 0; i < Dependency.DYNAMODB.probes(); i++) {
            call();
        }

        assertThat(clients.isClosed(Dependency.DYNAMODB)).isTrue();
        call();
    }

    @Test
    void opensAgainWhereThoseFail() {
        open();
        waitUntilItMayBeTried();
        service.requests();

        fail(20);

        assertThat(service.requests()).isEqualTo(Dependency.DYNAMODB.probes());
    }

    @Test
    void isOfOneDependencyAndOfOneEnvironment() {
        open();

        assertThat(clients.isClosed(Dependency.SES)).isTrue();
        service.is(Mood.FINE);
        try (var other = service.dynamoDb(new AwsClients())) {
            other.getItem(get -> get.tableName("any").key(KEY));
        }
    }

    @Test
    void isSharedByTheClientsOfAnEnvironment() {
        open();

        try (var other = service.dynamoDb(clients)) {
            assertThatThrownBy(() -> other.getItem(get -> get.tableName("any").key(KEY)))
                    .isInstanceOf(CircuitOpenException.class);
        }
    }

    /// Calls on a stage before the snapshot are no news of AWS.
    @Test
    void isClosedInWhatWasMadeBeforeASnapshotHoweverTheStageFared() {
        open();

        assertThat(new AwsClients().isClosed(Dependency.DYNAMODB)).isTrue();
    }

    @Test
    void tellsOfEachChangeAndCountsHowOftenItOpens() {
        try (var output = CapturedOutput.begin()) {
            open();
            service.is(Mood.FINE);
            waitUntilItMayBeTried();
            for (int i = 0; i < Dependency.DYNAMODB.probes(); i++) {
                call();
            }

            assertThat(output.lines())
                    .filteredOn(line -> line.has("event"))
                    .extracting(line -> line.path("event").asText() + " "
                            + line.path("dependency").asText())
                    .containsExactly("circuit_open dynamodb", "circuit_half_open dynamodb", "circuit_closed dynamodb");
            assertThat(output.lines())
                    .filteredOn(line -> line.has("CircuitOpen"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("CircuitOpen").asInt()).isEqualTo(1);
                        assertThat(line.path("dependency").asText()).isEqualTo("dynamodb");
                        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions"))
                                .hasToString("[[\"dependency\"]]");
                    });
        }
    }

    private void open() {
        service.is(Mood.FAILING);
        fail(2);
        service.requests();
    }

    private void failUntilOpen() {
        for (int calls = 0; clients.isClosed(Dependency.DYNAMODB); calls++) {
            assertThat(calls).isLessThan(10);
            fail(1);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(this::call).isInstanceOf(SdkException.class);
        }
    }

    private void waitUntilItMayBeTried() {
        clock.advance(Dependency.DYNAMODB.open().plusMillis(1));
    }

    private ExecutionInterceptor counting() {
        return new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                attempts.incrementAndGet();
            }
        };
    }

    private List<String> call() {
        return List.copyOf(
                client.getItem(get -> get.tableName("any").key(KEY)).item().keySet());
    }
}
