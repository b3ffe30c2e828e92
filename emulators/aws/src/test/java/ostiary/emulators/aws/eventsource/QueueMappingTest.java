package ostiary.emulators.aws.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;
import static ostiary.emulators.aws.AwsWorld.role;
import static ostiary.emulators.aws.AwsWorld.through;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;
import ostiary.emulators.lambda.Outcome;

class QueueMappingTest {
    private static final String QUEUE = PLACE.arn("sqs", "Shop");
    private static final Duration LONG = Duration.ofHours(1);

    private final VirtualClock clock = new VirtualClock(StreamWorld.START);
    private final SqsService queues = new SqsService(PLACE, clock);
    private final StandardQueue dead = queues.queue(PLACE.arn("sqs", "Dead"), QueueSettings.DEFAULT);
    private final StandardQueue queue = queues.queue(
            QUEUE, QueueSettings.DEFAULT.withRedrive(dead.arn(), 3).withKey(PLACE.arn("kms", "key/queue")));
    private final List<List<String>> invocations = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Set<String> poison = new HashSet<>();

    private QueueMapping mapping(QueueMappingSettings settings) {
        return mapping(settings, StreamWorld.EVERYTHING);
    }

    private QueueMapping mapping(QueueMappingSettings settings, Role role) {
        return new QueueMapping(
                queues, queue, new MappedFunction(StreamWorld.FUNCTION, role, this::invoke), settings, clock);
    }

    private static QueueMappingSettings settings(int batchSize, Duration window) {
        return new QueueMappingSettings(batchSize, window, true, FilterCriteria.NONE);
    }

    private Outcome invoke(JsonNode event) {
        var records = event.required("Records").valueStream().toList();
        invocations.add(
                records.stream().map(each -> each.required("body").asText()).toList());
        var failed = new ArrayList<String>();
        for (var message : records) {
            var body = message.required("body").asText();
            if (poison.contains(body)) {
                failed.add(message.required("messageId").asText());
            } else {
                done.add(body);
            }
        }
        return new Outcome.Answered(StreamWorld.failures(failed));
    }

    private void send(String... bodies) {
        List.of(bodies).forEach(body -> queue.send(body, Map.of()));
    }

    private void drain(QueueMapping mapping) {
        new EventFlow(List.of(mapping)).drain(clock, LONG);
    }

    @Test
    void deletesWhatWasDoneAndBuriesWhatFailsTooOften() {
        send("a", "poison", "b");
        poison.add("poison");

        drain(mapping(settings(10, Duration.ZERO)));

        assertThat(done).containsExactly("a", "b");
        assertThat(invocations).hasSize(3);
        assertThat(queue.counts().all()).isZero();
        assertThat(dead.bodies()).containsExactly("poison");
    }

    @Test
    void fillsBatchesUpToTheEndOfTheWindow() {
        IntStream.range(0, 25).forEach(i -> send("m" + i));
        var mapping = mapping(settings(20, Duration.ofSeconds(5)));
        new EventFlow(List.of(mapping)).run();
        assertThat(invocations).extracting(List::size).containsExactly(20);

        drain(mapping);
        assertThat(invocations).extracting(List::size).containsExactly(20, 5);
        assertThat(clock.instant()).isEqualTo(StreamWorld.START.plusSeconds(5));
    }

    @Test
    void failsAsAWholeWithoutReports() {
        send("a", "b");
        var mapping = new QueueMapping(
                queues,
                queue,
                new MappedFunction(StreamWorld.FUNCTION, StreamWorld.EVERYTHING, _ -> new Outcome.TimedOut()),
                QueueMappingSettings.DEFAULT,
                clock);

        drain(mapping);

        assertThat(dead.bodies()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void deletesWhatNoFilterLets() throws JsonProcessingException {
        var filter = FilterCriteria.of(new ObjectMapper()
                .readTree("{\"Filters\": [{\"Pattern\": \"{\\\"body\\\":{\\\"type\\\":[\\\"user.deleted\\\"]}}\"}]}"));
        send("{\"type\":\"user.deleted\"}", "{\"type\":\"user.updated\"}", "no JSON");

        drain(mapping(new QueueMappingSettings(10, Duration.ZERO, true, filter)));

        assertThat(done).containsExactly("{\"type\":\"user.deleted\"}");
        assertThat(queue.counts().all()).isZero();
        assertThat(dead.counts().all()).isZero();
    }

    @Test
    void repeatsWhatWasDoneBeforeACrash() {
        send("a");
        var mapping = mapping(settings(10, Duration.ZERO));
        mapping.crashWhen(() -> invocations.size() == 1);

        drain(mapping);

        assertThat(done).containsExactly("a", "a");
        assertThat(queue.counts().all()).isZero();
    }

    /// The disorder of a standard queue does not lose a message, and does not bury a healthy one.
    @Test
    void bringsEachMessageOfAShuffledQueue() {
        queue.disorder(3, 5);
        IntStream.range(0, 200).forEach(i -> send("m" + i));
        poison.add("m7");

        drain(mapping(settings(10, Duration.ZERO)));

        assertThat(new HashSet<>(done)).hasSize(199);
        assertThat(done).hasSizeGreaterThan(400);
        assertThat(dead.bodies()).containsExactly("m7");
    }

    @Test
    void readsByTheRoleOfTheFunction() {
        var role = role(
                allow(QUEUE, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                through("sqs", PLACE.arn("kms", "key/queue"), "kms:Decrypt"));
        send("a");
        drain(mapping(settings(10, Duration.ZERO), role));
        assertThat(role.unused()).isEmpty();

        send("b");
        var mapping = mapping(settings(10, Duration.ZERO), role(allow(QUEUE, "sqs:*")));
        assertThat(mapping.step()).isFalse();
        assertThat(mapping.problems())
                .containsExactly("Worker may not kms:Decrypt on " + PLACE.arn("kms", "key/queue"));
    }
}
