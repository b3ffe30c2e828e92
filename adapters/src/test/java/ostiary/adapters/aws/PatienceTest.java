package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ostiary.adapters.aws.Unreliable.Mood;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The time that a request may take, whatever it waits for.
class PatienceTest {
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("any"));

    /// Of a machine that has other things to do.
    private static final Duration SLACK = Duration.ofMillis(700);

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
        var patience = Duration.ofMillis(400);

        var took = timed(() -> assertThatThrownBy(() -> Patience.within(patience, this::call))
                .isInstanceOf(ApiCallTimeoutException.class));

        assertThat(took).isBetween(patience.dividedBy(2), patience.plus(SLACK));
    }

    @Test
    void endsACallThatAskedForMoreTime() {
        call();
        service.is(Mood.HANGING);
        var patience = Duration.ofMillis(400);

        var took = timed(() -> assertThatThrownBy(() -> Patience.within(
                        patience,
                        () -> client.getItem(get -> get.tableName("any")
                                .key(KEY)
                                .overrideConfiguration(slow -> slow.apiCallTimeout(Duration.ofSeconds(20))))))
                .isInstanceOf(SdkException.class));

        assertThat(took).isLessThan(patience.plus(SLACK));
    }

    @Test
    void sendsNothingOnceItIsOver() {
        assertThatThrownBy(() -> Patience.within(Duration.ZERO, this::call)).isInstanceOf(OutOfTimeException.class);
        assertThat(service.requests()).isZero();
    }

    /// A call that is cut short says nothing about the service.
    @Test
    void isNoReasonToOpenACircuit() {
        call();
        service.is(Mood.HANGING);
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> Patience.within(Duration.ofMillis(50), this::call))
                    .isInstanceOf(SdkException.class);
        }
        service.is(Mood.FINE);

        call();
    }

    @Test
    void makesNoMoreThanThreeAttemptsWhateverFails() {
        service.is(Mood.FAILING);

        Patience.within(Patience.OF_A_REQUEST, () -> {
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
            assertThat(Patience.<Duration, Exception>within(
                            Duration.ofSeconds(1),
                            () -> beside.submit(() -> Patience.atMost(day)).get()))
                    .isEqualTo(day);
        }
        assertThat(Patience.within(Duration.ofSeconds(1), () -> Patience.atMost(day)))
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Patience.within(Duration.ofSeconds(9), () -> Patience.atMost(Duration.ofSeconds(1))))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(Patience.atMost(day)).isEqualTo(day);
    }

    private Map<String, AttributeValue> call() {
        return client.getItem(get -> get.tableName("any").key(KEY)).item();
    }

    private static Duration timed(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
