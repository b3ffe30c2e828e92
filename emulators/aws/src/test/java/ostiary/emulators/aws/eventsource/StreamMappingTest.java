package ostiary.emulators.aws.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;
import static ostiary.emulators.aws.AwsWorld.role;
import static ostiary.emulators.aws.AwsWorld.through;
import static ostiary.emulators.aws.eventsource.StreamWorld.EVERYTHING;
import static ostiary.emulators.aws.eventsource.StreamWorld.STREAM;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.s3.Bucket;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.SqsService;

class StreamMappingTest {
    private static final String BUCKET = "arn:aws:s3:::failures";
    private static final Duration LONG = Duration.ofHours(1);

    private final StreamWorld world = new StreamWorld();

    private static StreamSettings settings(int batchSize, boolean bisects, boolean reports, int attempts) {
        return new StreamSettings(
                batchSize, Duration.ZERO, bisects, reports, attempts, Optional.empty(), 1, FilterCriteria.NONE);
    }

    private void drain(StreamMapping mapping) {
        new EventFlow(List.of(mapping)).drain(world.clock, LONG);
    }

    private static String[] keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "k" + i).toArray(String[]::new);
    }

    @Test
    void keepsTheOrderOfAShard() {
        world.append("shard-1", keys(0, 25));
        world.append("shard-2", keys(100, 103));

        drain(world.mapping(settings(10, false, true, -1)));

        assertThat(world.done).hasSize(28).containsSubsequence(keys(0, 25)).containsSubsequence(keys(100, 103));
        assertThat(world.invocations).extracting(List::size).containsExactlyInAnyOrder(10, 10, 5, 3);
    }

    @Test
    void waitsForAFullBatchOrTheEndOfTheWindow() {
        var mapping = world.mapping(new StreamSettings(
                3, Duration.ofSeconds(5), false, true, -1, Optional.empty(), 1, FilterCriteria.NONE));
        var flow = new EventFlow(List.of(mapping));
        world.append("shard", "a", "b");
        flow.run();
        assertThat(world.invocations).isEmpty();

        world.append("shard", "c");
        flow.run();
        assertThat(world.invocations).containsExactly(List.of("a", "b", "c"));

        world.append("shard", "d");
        flow.drain(world.clock, LONG);
        assertThat(world.invocations).hasSize(2);
        assertThat(world.clock.instant()).isEqualTo(StreamWorld.START.plusSeconds(5));
    }

    @Test
    void skipsWhatNoFilterLets() throws JsonProcessingException {
        var filter = FilterCriteria.of(new ObjectMapper().readTree("""
            {"Filters": [{"Pattern": "{\\"dynamodb\\":{\\"Keys\\":{\\"pk\\":{\\"S\\":[{\\"prefix\\":\\"USER#\\"}]}}}}"},
                         {"Pattern": "{\\"userIdentity\\":{\\"principalId\\":[\\"dynamodb.amazonaws.com\\"]}}"}]}
            """));
        world.append("shard", "USER#1", "SESSION#1", "SESSION#2");
        var expired = world.streamRecord("SESSION#3");
        expired.putObject("userIdentity").put("Type", "Service").put("PrincipalId", "dynamodb.amazonaws.com");
        world.log.append("shard", expired);
        world.append("shard", "SESSION#4");

        drain(world.mapping(new StreamSettings(10, Duration.ZERO, false, true, -1, Optional.empty(), 1, filter)));

        assertThat(world.done).containsExactly("USER#1", "SESSION#3");
        assertThat(world.invocations).hasSize(1);
    }

    @Test
    void doesNothingForRecordsThatAreAllSkipped() throws JsonProcessingException {
        var filter = FilterCriteria.of(new ObjectMapper()
                .readTree("{\"Filters\": [{\"Pattern\": \"{\\\"eventName\\\":[\\\"REMOVE\\\"]}\"}]}"));
        world.append("shard", keys(0, 2500));

        drain(world.mapping(new StreamSettings(10, Duration.ZERO, false, true, -1, Optional.empty(), 1, filter)));

        assertThat(world.invocations).isEmpty();
    }

    @Test
    void goesOnAtTheLowestFailure() {
        world.append("shard", keys(0, 6));
        world.poison.add("k2");
        world.poison.add("k4");
        var mapping = world.mapping(settings(10, false, true, -1));
        mapping.step();

        world.poison.clear();
        drain(mapping);

        assertThat(world.invocations).containsExactly(List.of(keys(0, 6)), List.of(keys(2, 6)));
    }

    @Test
    void findsPoisonByHalves() {
        var bucket = new Bucket(PLACE, BUCKET, "");
        world.append("shard", keys(0, 100));
        world.poison.add("k37");
        world.reports = false;
        var mapping = world.mapping(settings(100, true, false, 3), new BucketDestination(bucket), EVERYTHING);

        drain(mapping);

        assertThat(world.done).hasSize(99).containsSubsequence(keys(0, 37)).containsSubsequence(keys(38, 100));
        assertThat(mapping.givenUp()).singleElement().satisfies(failure -> {
            assertThat(failure.records()).hasSize(1);
            assertThat(failure.condition()).isEqualTo("RetryAttemptsExhausted");
        });
        assertThat(world.clock.instant()).isBefore(StreamWorld.START.plusSeconds(60));
        assertThat(bucket.objects()).hasSize(1);
    }

    @Test
    void losesNoHealthyRecordWhereTheFunctionReportsAndBatchesAreSplit() {
        world.append("shard", keys(0, 100));
        world.poison.addAll(List.of("k0", "k37", "k38", "k99"));
        var mapping = world.mapping(settings(100, true, true, 2));

        drain(mapping);

        assertThat(new HashSet<>(world.done)).hasSize(96);
        assertThat(mapping.givenUp())
                .hasSize(4)
                .allMatch(failure -> failure.records().size() == 1);
    }

    @Test
    void givesUpAWholeBatchThatIsNotSplit() {
        world.append("shard", keys(0, 5));
        world.poison.add("k1");
        var mapping = world.mapping(settings(5, false, true, 2));

        drain(mapping);

        assertThat(world.invocations).containsExactly(List.of(keys(0, 5)), List.of(keys(1, 5)), List.of(keys(1, 5)));
        assertThat(mapping.givenUp())
                .singleElement()
                .satisfies(failure -> assertThat(failure.records()).hasSize(4));
    }

    @Test
    void keepsTheWholeRecordsInABucketAndOnlyWhereTheyAreInAQueue() throws JsonProcessingException {
        var bucket = new Bucket(PLACE, BUCKET, "");
        var queues = new SqsService(PLACE, world.clock);
        var queue = queues.queue(PLACE.arn("sqs", "Failures"), QueueSettings.DEFAULT);
        world.append("shard", "secret");
        world.poison.add("secret");

        drain(world.mapping(settings(1, false, true, 0), new BucketDestination(bucket), EVERYTHING));
        drain(world.mapping(settings(1, false, true, 0), new QueueDestination(queues, queue.arn()), EVERYTHING));

        var kept = bucket.objects().entrySet().iterator().next();
        assertThat(kept.getKey())
                .matches("aws/lambda/2c7d1d2f-0000-4000-8000-000000000001/shard/2026/01/01/"
                        + "2026-01-01T00\\.00\\.00-[0-9a-f-]{36}");
        var failure = new ObjectMapper().readTree(kept.getValue());
        var payload = new ObjectMapper().readTree(failure.required("payload").asText());
        assertThat(payload).hasToString(world.event.toString());
        assertThat(failure.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(failure.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
        assertThat(failure.at("/DDBStreamBatchInfo/streamArn").asText()).isEqualTo(STREAM);
        assertThat(queue.bodies())
                .singleElement()
                .satisfies(
                        body -> assertThat(body).contains("DDBStreamBatchInfo").doesNotContain("secret", "payload"));
    }

    @Test
    void givesUpOldRecords() {
        world.append("shard", "old");
        world.clock.pass(Duration.ofMinutes(2));
        world.append("shard", "new");
        var mapping = world.mapping(new StreamSettings(
                10, Duration.ZERO, false, true, -1, Optional.of(Duration.ofMinutes(1)), 1, FilterCriteria.NONE));

        drain(mapping);

        assertThat(world.done).containsExactly("new");
        assertThat(mapping.givenUp())
                .singleElement()
                .returns("RecordAgeExceeded", Failure::condition)
                .returns(0, Failure::invocations);
    }

    @Test
    void worksSideBySideAndKeepsTheOrderOfAKey() {
        for (int i = 0; i < 200; i++) {
            world.append("shard", "k" + i % 20);
        }
        world.poison.add("k3");
        var mapping = world.mapping(
                new StreamSettings(1, Duration.ZERO, false, true, -1, Optional.empty(), 10, FilterCriteria.NONE));
        new EventFlow(List.of(mapping)).run();

        assertThat(new HashSet<>(world.done))
                .as("others go on")
                .hasSizeGreaterThan(10)
                .doesNotContain("k3");
        assertThat(world.done.stream().filter("k4"::equals)).hasSize(10);

        world.poison.clear();
        drain(mapping);
        assertThat(world.done).hasSize(200);
    }

    @Test
    void repeatsWhatWasDoneBeforeACrash() {
        var random = new Random(11);
        world.append("shard-1", keys(0, 300));
        world.append("shard-2", keys(300, 600));
        var mapping = world.mapping(settings(10, false, true, -1));
        int[] crashes = {0};
        mapping.crashWhen(() -> {
            boolean now = crashes[0] < 100 && random.nextInt(3) == 0;
            crashes[0] += now ? 1 : 0;
            return now;
        });

        drain(mapping);

        assertThat(crashes[0]).isGreaterThan(10);
        assertThat(new HashSet<>(world.done)).as("nothing is lost").hasSize(600);
        assertThat(world.done).as("something is repeated").hasSizeGreaterThan(600);

        mapping.crashWhen(() -> false);
        mapping.rewind();
        world.done.clear();
        drain(mapping);
        assertThat(world.done).hasSize(600);
    }

    @Test
    void readsByTheRoleOfTheFunction() {
        var bucket = new Bucket(PLACE, BUCKET, PLACE.arn("kms", "key/failures"));
        var role = role(
                allow(
                        STREAM,
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams"),
                through("dynamodb", PLACE.arn("kms", "key/table"), "kms:Decrypt"),
                allow(BUCKET + "/*", "s3:PutObject"),
                allow(BUCKET, "s3:ListBucket"),
                through("s3", PLACE.arn("kms", "key/failures"), "kms:GenerateDataKey"));
        world.append("shard", "poison");
        world.poison.add("poison");
        var mapping = world.mapping(settings(1, false, true, 0), new BucketDestination(bucket), role);
        drain(mapping);
        assertThat(role.unused()).isEmpty();
        assertThat(bucket.objects()).hasSize(1);

        try (var _ = role.withhold(new Grant("Worker", 0, "dynamodb:GetRecords", STREAM))) {
            world.append("shard", "more");
            drainNothing(mapping);
        }
        try (var _ = role.withhold(new Grant("Worker", 3, "s3:ListBucket", BUCKET))) {
            world.append("shard", "poison");
            drain(mapping);
        }
        assertThat(bucket.objects()).hasSize(1);
        assertThat(mapping.givenUp()).hasSize(2);
        assertThat(mapping.problems())
                .contains(
                        "Worker may not dynamodb:GetRecords on " + STREAM, "Worker may not s3:ListBucket on " + BUCKET);
    }

    private void drainNothing(StreamMapping mapping) {
        assertThat(mapping.step()).isFalse();
        assertThat(mapping.isIdle()).isFalse();
    }

    @Test
    void saysThatItIsNeverDoneWithPoisonThatItMayRetryForEver() {
        world.append("shard", "poison");
        world.poison.add("poison");
        var mapping = world.mapping(settings(1, true, true, -1));

        assertThatThrownBy(() -> drain(mapping)).isInstanceOf(IllegalStateException.class);
        assertThat(world.invocations).hasSizeGreaterThan(100);
    }
}
