package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.aws.Unreliable.Mood;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The time that a request may take, whatever it waits for.
class DeadlineTest {
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("any"));

    private final AtomicLong nanoTime = new AtomicLong();
    private final Unreliable service = new Unreliable();
    private final DynamoDbClient client = service.dynamoDb(new AwsClients());

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Test
    void endsACallThatHangs() {
        call(); // has everything loaded
        service.is(Mood.HANGING);

        assertThatThrownBy(() -> within(Duration.ofMillis(400), this::call))
                .isInstanceOf(ApiCallTimeoutException.class)
                .hasMessageContaining(" 400 millis");
    }

    @Test
    void endsACallThatAskedForMoreTime() {
        call();
        service.is(Mood.HANGING);

        assertThatThrownBy(() -> within(
                        Duration.ofMillis(400),
                        () -> client.getItem(get -> get.tableName("any")
                                .key(KEY)
                                .overrideConfiguration(slow -> slow.apiCallTimeout(Duration.ofHours(1))))))
                .isInstanceOf(ApiCallTimeoutException.class)
                .hasMessageContaining(" 400 millis");
    }

    @Test
    void leavesALaterCallWhatTheFirstDidNotTake() {
        service.is(Mood.HANGING);

        assertThatThrownBy(() -> within(Duration.ofMillis(700), () -> {
                    pass(Duration.ofMillis(300));
                    return call();
                }))
                .isInstanceOf(ApiCallTimeoutException.class)
                .hasMessageContaining(" 400 millis");
    }

    @Test
    void sendsNothingOnceItIsOver() {
        assertThatThrownBy(() -> Deadline.within(Duration.ZERO, this::call)).isInstanceOf(OutOfTimeException.class);
        assertThat(service.requests()).isZero();
    }

    /// A call that is cut short says nothing about the service.
    @Test
    void isNoReasonToOpenACircuit() {
        call();
        service.is(Mood.HANGING);
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(50), this::call))
                    .isInstanceOf(SdkException.class);
        }
        service.is(Mood.FINE);

        call();
    }

    @Test
    void makesNoMoreThanThreeAttemptsWhateverFails() {
        service.is(Mood.FAILING);

        within(Deadline.OF_A_REQUEST, () -> {
            assertThatThrownBy(this::call).isInstanceOf(SdkException.class);
            assertThat(service.requests()).isEqualTo(3);
            assertThatThrownBy(this::call).isInstanceOf(SdkException.class);
            return assertThat(service.requests()).isEqualTo(1);
        });
    }

    @Test
    void isOfTheRequestAtHandAndNotOfWhatGoesOnBesideIt() throws Exception {
        var day = Duration.ofDays(1);
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(Deadline.<Duration, Exception>within(
                            Duration.ofSeconds(1),
                            () -> beside.submit(() -> Deadline.atMost(day)).get()))
                    .isEqualTo(day);
        }
        assertThat(Deadline.atMost(day)).isEqualTo(day);
    }

    @Test
    void leavesWhatHasNotPassedOrWhatIsAskedForIfThatIsLess() {
        within(Duration.ofSeconds(9), () -> {
            assertThat(Deadline.atMost(Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(9));
            assertThat(Deadline.atMost(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
            pass(Duration.ofSeconds(7));
            assertThat(Deadline.atMost(Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(2));
            pass(Duration.ofSeconds(7));
            return assertThat(Deadline.atMost(Duration.ofDays(1))).isZero();
        });
    }

    private Map<String, AttributeValue> call() {
        return client.getItem(get -> get.tableName("any").key(KEY)).item();
    }

    /// By a clock that stands still until the test moves it.
    private <R> R within(Duration time, ScopedValue.CallableOp<R, RuntimeException> work) {
        return Deadline.within(time, nanoTime::get, work);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
