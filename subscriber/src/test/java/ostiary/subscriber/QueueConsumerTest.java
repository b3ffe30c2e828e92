package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueConsumerTest {
    private static final String KNOWN = Examples.text("user.updated");
    private static final String NEWER = Examples.json("user.updated")
            .put("dataschema", "urn:ostiary:event:user.updated:2")
            .toString();
    private static final String UNKNOWN = Examples.json("user.updated")
            .put("type", "user.moved")
            .put("dataschema", "urn:ostiary:event:user.moved:1")
            .toString();

    private final List<String> handled = new ArrayList<>();
    private final QueueConsumer consumer = QueueConsumer.of(event -> handled.add(event.type()));

    @Test
    void failsNothingIfAllGoesWell() {
        assertThat(consume(consumer, KNOWN, KNOWN)).isEmpty();
        assertThat(handled).hasSize(2);
    }

    @Test
    void takesABatchOfNothing() {
        assertThat(Batches.failed(consumer.consume(new SQSEvent()))).isEmpty();
    }

    @Test
    void failsPoisonAloneSoThatItReachesTheDeadLetterQueue() {
        assertThat(consume(consumer, KNOWN, "{}", KNOWN, "poison", KNOWN)).containsExactly("m1", "m3");
        assertThat(handled).hasSize(3);
    }

    @Test
    void failsAMessageWithoutABody() {
        var batch = Batches.of(List.of(new SQSEvent.SQSMessage(), Batches.message("m1", KNOWN)));

        assertThat(consumer.consume(batch).getBatchItemFailures()).hasSize(1);
        assertThat(handled).hasSize(1);
    }

    @Test
    void failsTheMessageAloneThatTheHandlerFails() {
        var heard = new ArrayList<String>();
        var failing = QueueConsumer.of(event -> {
                    if (event.type().equals("user.deleted")) {
                        throw new IllegalStateException("no room");
                    }
                    handled.add(event.type());
                })
                .onFailure((id, failure) -> heard.add(id + " " + failure.getMessage()));

        assertThat(consume(failing, KNOWN, Examples.text("user.deleted"), KNOWN))
                .containsExactly("m1");
        assertThat(handled).hasSize(2);
        assertThat(heard).containsExactly("m1 no room");
    }

    @Test
    void letsAnErrorThrough() {
        var dying = QueueConsumer.of(event -> {
            throw new OutOfMemoryError("as if");
        });

        assertThatThrownBy(() -> consume(dying, KNOWN)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void ignoresUnknownTypesUnlessToldOtherwise() {
        assertThat(consume(consumer, UNKNOWN)).isEmpty();
        assertThat(consume(consumer.unknownTypes(Unfamiliar.FAIL), UNKNOWN)).containsExactly("m0");
        assertThat(handled).isEmpty();

        assertThat(consume(consumer.unknownTypes(Unfamiliar.HANDLE), UNKNOWN)).isEmpty();
        assertThat(handled).containsExactly("user.moved");
    }

    @Test
    void failsNewerSchemasUnlessToldOtherwise() {
        assertThat(consume(consumer, NEWER)).containsExactly("m0");
        assertThat(consume(consumer.newerSchemas(Unfamiliar.IGNORE), NEWER)).isEmpty();
        assertThat(handled).isEmpty();

        assertThat(consume(consumer.newerSchemas(Unfamiliar.HANDLE), NEWER)).isEmpty();
        assertThat(handled).containsExactly("user.updated");
    }

    @Test
    void logsWhichMessageFailedAndNothingOfItsBody() {
        var failing = QueueConsumer.of(event -> {
            throw new IllegalStateException(event.data().toString());
        });

        assertThat(logOf(() -> consume(failing, KNOWN, KNOWN.replace("user_id", "id"), NEWER)))
                .hasSize(3)
                .noneMatch(line -> line.contains("alice"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "message m0 failed: java.lang.IllegalStateException at ostiary.subscriber."),
                        line -> assertThat(line).isEqualTo("message m1 failed: data.user_id is missing"),
                        line -> assertThat(line).contains("m2", "user.updated with version 2"));
    }

    /// As the function's runtime reads and writes, with the classes that this jar brings and no more.
    @Test
    void isAtHomeInLambda() throws Exception {
        var json = new ObjectMapper();
        var batch = json.createObjectNode();
        batch.putArray("Records").addObject().put("messageId", "m0").put("body", "poison");

        var read = serializer(SQSEvent.class).fromJson(batch.toString());
        var written = new ByteArrayOutputStream();
        serializer(SQSBatchResponse.class).toJson(consumer.consume(read), written);

        assertThat(json.readTree(written.toByteArray()))
                .isEqualTo(json.readTree("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}"));
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, QueueConsumerTest.class.getClassLoader());
    }

    private static List<String> consume(QueueConsumer consumer, String... bodies) {
        var messages = IntStream.range(0, bodies.length)
                .mapToObj(index -> Batches.message("m" + index, bodies[index]))
                .toList();
        return Batches.failed(consumer.consume(Batches.of(messages)));
    }

    private static List<String> logOf(Runnable run) {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger(QueueConsumer.class.getName());
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            run.run();
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        return lines;
    }
}
