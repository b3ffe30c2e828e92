package ostiary.emulators.aws.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.emulators.aws.AwsWorld;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Each fault, as it looks on the wire and in the store.
class FaultProxyTest {
    private static final DynamoDbClient STORE = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(AwsWorld.DATABASE.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();
    private static final Duration PATIENT = Duration.ofMinutes(5);
    private static final Duration IMPATIENT = Duration.ofMillis(200);

    private final FaultProxy proxy = FaultProxy.before(AwsWorld.DATABASE.endpoint());
    private final String id = "FAULT#" + UUID.randomUUID();

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_500, 500, InternalServerError",
        "ERROR_503, 503, ServiceUnavailable",
        "TABLE_THROTTLED, 400, ProvisionedThroughputExceededException",
        "ACCOUNT_THROTTLED, 400, ThrottlingException"
    })
    void aRefusalIsWorthAnAnswerAndNothingIsWritten(Fault fault, int status, String type) throws IOException {
        proxy.follow(FaultPlan.always(fault));

        var answer = put().orElseThrow();

        assertThat(text(answer)).startsWith("HTTP/1.1 " + status + " ").contains("#" + type + "\"");
        assertThat(answer.isIntact()).isTrue();
        assertThat(isStored()).isFalse();
        assertThat(proxy.counts().faults()).isEqualTo(Map.of(fault, 1L));
    }

    @Test
    void withoutAFaultTheStoreAnswersOverOneConnection() throws IOException {
        try (var client = new RawClient(proxy.endpoint(), PATIENT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.put(id, "").orElseThrow().isSuccess()).isTrue();
            }
        }
        assertThat(isStored()).isTrue();
        assertThat(proxy.counts().faults()).isEmpty();
        assertThat(proxy.counts().requests("PutItem")).isEqualTo(3);
    }

    @Test
    void aResetIsSeenAsOneAndNothingIsWritten() {
        proxy.follow(FaultPlan.always(Fault.RESET));

        assertThatThrownBy(this::put).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        assertThat(isStored()).isFalse();
    }

    @Test
    void aSlowAnswerComesAfterTheDelayAndSoDoesTheWrite() throws Exception {
        var over = new CountDownLatch(1);
        proxy.follow(FaultPlan.always(Fault.SLOW));
        proxy.delayUntil(over);
        var answer = new FutureTask<>(this::put);
        Thread.startVirtualThread(answer);

        while (proxy.counts().requests("PutItem") == 0) {
            Thread.sleep(1);
        }
        assertThat(isStored()).isFalse();
        assertThat(answer.isDone()).isFalse();
        over.countDown();

        assertThat(answer.get().orElseThrow().isSuccess()).isTrue();
        assertThat(isStored()).isTrue();
    }

    @Test
    void whatIsNeverAnsweredIsNeverWritten() throws Exception {
        proxy.follow(FaultPlan.always(Fault.NEVER_ANSWERED));

        assertThatThrownBy(() -> put("", IMPATIENT)).isInstanceOf(SocketTimeoutException.class);
        await(Fault.NEVER_ANSWERED);
        assertThat(isStored()).isFalse();
    }

    @Test
    void aLateRequestIsCarriedOutOnceItsSenderHasGivenUp() throws Exception {
        proxy.follow(FaultPlan.always(Fault.LATE));
        proxy.delayBy(Duration.ZERO);

        try (var client = new RawClient(proxy.endpoint(), IMPATIENT)) {
            assertThatThrownBy(() -> client.put(id, "")).isInstanceOf(SocketTimeoutException.class);
            assertThat(isStored()).isFalse();
        }
        await(Fault.LATE);
        assertThat(isStored()).isTrue();
    }

    @Test
    void aTruncatedAnswerBreaksOffAndTheWriteIsIn() {
        proxy.follow(FaultPlan.always(Fault.TRUNCATED));

        assertThatThrownBy(this::put).isInstanceOf(EOFException.class);
        assertThat(isStored()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CORRUPT_BODY", "CORRUPT_CRC"})
    void aCorruptAnswerShowsInItsChecksumAndTheWriteIsIn(Fault fault) throws IOException {
        assertThat(put().orElseThrow().isIntact()).isTrue();
        proxy.follow(FaultPlan.always(fault));

        assertThat(put().orElseThrow().isIntact()).isFalse();
        assertThat(isStored()).isTrue();
    }

    @Test
    void aDroppedAnswerLeavesNothingButTheWrite() throws IOException {
        proxy.follow(FaultPlan.always(Fault.DROPPED_AFTER_COMMIT));

        assertThat(put()).isEmpty();
        assertThat(isStored()).isTrue();
        assertThat(proxy.counts().faults(Fault.DROPPED_AFTER_COMMIT)).isEqualTo(1);
    }

    @Test
    void aRefusalIsNotDroppedAndNotCounted() throws IOException {
        put();
        proxy.follow(FaultPlan.always(Fault.DROPPED_AFTER_COMMIT));

        var answer = put("attribute_not_exists(pk)", PATIENT).orElseThrow();

        assertThat(text(answer)).startsWith("HTTP/1.1 400 ").contains("ConditionalCheckFailedException");
        assertThat(proxy.counts().faults()).isEmpty();
    }

    private Optional<HttpMessage> put() throws IOException {
        return put("", PATIENT);
    }

    private Optional<HttpMessage> put(String condition, Duration patience) throws IOException {
        try (var client = new RawClient(proxy.endpoint(), patience)) {
            return client.put(id, condition);
        }
    }

    private boolean isStored() {
        var key = Map.of("pk", fromS(id), "sk", fromS("FAULT"));
        return STORE.getItem(get -> get.tableName(AwsWorld.TABLE).key(key).consistentRead(true))
                .hasItem();
    }

    private void await(Fault fault) throws InterruptedException {
        while (proxy.counts().faults(fault) == 0) {
            Thread.sleep(1);
        }
    }

    private static String text(HttpMessage message) {
        return new String(message.bytes(), UTF_8);
    }
}
