package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.adapters.aws.Unreliable.Mood;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The calls that are tried again, how often, and after how long.
class RetriesTest {
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("any"));

    private final Unreliable service = new Unreliable();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void neverRepeatWhatMayHaveBeenCarriedOutIfTwiceIsOnceTooOften() {
        var mail = RetryPolicy.NOT_AFTER_SENDING;

        assertThat(mail.allow(answer(500, "InternalFailure"))).isFalse();
        assertThat(mail.allow(answer(503, "ServiceUnavailable"))).isFalse();
        assertThat(mail.allow(ApiCallAttemptTimeoutException.create(1))).isFalse();
        assertThat(mail.allow(client(new SocketTimeoutException("Read timed out"))))
                .isFalse();
        assertThat(mail.allow(client(new SocketException("Connection reset")))).isFalse();
        assertThat(mail.allow(client(new java.io.EOFException("Unexpected end"))))
                .isFalse();
    }

    @Test
    void repeatThatWhereNothingWasSentOrItWasTurnedAway() {
        var mail = RetryPolicy.NOT_AFTER_SENDING;

        assertThat(mail.allow(answer(429, "TooManyRequestsException"))).isTrue();
        assertThat(mail.allow(answer(400, "ThrottlingException"))).isTrue();
        assertThat(mail.allow(client(new ConnectException("Connection refused"))))
                .isTrue();
        assertThat(mail.allow(client(new UnknownHostException("email.example"))))
                .isTrue();
    }

    @Test
    void endWhereTheBudgetOfTheEnvironmentEnds() {
        var budget = new RetryBudget();
        int spent = 0;
        while (budget.spend()) {
            spent++;
        }
        assertThat(spent).isEqualTo(10);

        for (int success = 0; success < 5; success++) {
            assertThat(budget.spend()).isFalse();
            budget.earn();
        }
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
    }

    @Test
    void areBudgetedOverAllClientsOfAnEnvironment() {
        var clients = new AwsClients();
        int repeats = 0;
        // Fine calls between keep the circuit closed; each earns a fifth of a repeat.
        for (int call = 0; call < 30; call++) {
            try (var client = service.dynamoDb(clients)) {
                service.is(Mood.FINE);
                IntStream.range(0, 4).forEach(_ -> call(client));
                service.is(Mood.FAILING);
                service.requests();
                assertThatThrownBy(() -> call(client)).isInstanceOf(SdkException.class);
                repeats += service.requests() - 1;
            }
        }

        assertThat(clients.isClosed(Dependency.DYNAMODB)).isTrue();
        // 10 at first, and 120 successes.
        assertThat(repeats).isBetween(10, 10 + 120 / 5);
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 200", "4, 300", "60, 300"})
    void waitAnyTimeUpToABoundThatDoubles(int attempt, int mostMillis) {
        var jitter = new FullJitter(Duration.ofMillis(50), Duration.ofMillis(300));

        var millis = IntStream.range(0, 1000)
                .map(_ -> Math.toIntExact(jitter.computeDelay(attempt).toMillis()))
                .summaryStatistics();

        assertThat(millis.getMax()).isBetween(mostMillis * 9 / 10, mostMillis);
        assertThat(millis.getMin()).isLessThan(mostMillis / 10);
        assertThat(millis.getAverage()).isBetween(mostMillis * 0.4, mostMillis * 0.6);
    }

    private static void call(DynamoDbClient client) {
        client.getItem(get -> get.tableName("any").key(KEY));
    }

    private static SdkException answer(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(software.amazon.awssdk.awscore.exception.AwsErrorDetails.builder()
                        .errorCode(code)
                        .build())
                .build();
    }

    private static SdkException client(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }
}
