package ostiary.emulators.aws.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.emulators.aws.AwsWorld.PLACE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.sns.Notification;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sqs.MessageAttribute;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;

/// All of a template together: a change of the table reaches a subscriber.
class StackEventsTest {
    private static final String TOPIC = PLACE.arn("sns", "auth-Topic");

    private final StreamWorld world = new StreamWorld();
    private final SqsService queues = new SqsService(PLACE, world.clock);
    private final SnsService topics = new SnsService(PLACE, queues, world.clock);
    private final List<String> received = new ArrayList<>();
    private final Stack stack = stack();
    private final StackBuckets buckets = new StackBuckets(stack);
    private boolean publishes = true;

    private static Stack stack() {
        try (var template = StackEventsTest.class.getResourceAsStream("events.template.json")) {
            return new Stack("auth", new ObjectMapper().readTree(template), PLACE);
        } catch (IOException noTemplate) {
            throw new IllegalStateException(noTemplate);
        }
    }

    @BeforeEach
    void make() {
        new StackMessaging(stack, queues, topics);
    }

    private StackMappings mappings() {
        return new StackMappings(
                stack,
                queues,
                topics,
                buckets,
                _ -> world.log,
                arn -> new MappedFunction(
                        arn, StreamWorld.EVERYTHING, arn.endsWith(":Publisher") ? this::publish : this::receive),
                world.clock);
    }

    private Outcome publish(JsonNode event) {
        if (!publishes) {
            return new Outcome.Failed("{}");
        }
        for (var change : event.required("Records")) {
            var key = change.at("/dynamodb/Keys/pk/S").asText();
            var entity = new MessageAttribute("String", key.equals("USER#client") ? "client" : "user");
            topics.find(TOPIC)
                    .orElseThrow()
                    .publish(new Notification(key, Optional.empty(), key, Map.of("entity", entity)));
        }
        return new Outcome.Answered("");
    }

    private Outcome receive(JsonNode event) {
        event.required("Records")
                .forEach(message -> received.add(message.required("body").asText()));
        return new Outcome.Answered("{}");
    }

    @Test
    void bringAChangeToASubscriber() {
        var mappings = mappings();
        world.append("shard", "USER#1", "SESSION#1", "USER#client", "USER#2");

        mappings.flow().drain(world.clock, Duration.ofHours(1));

        assertThat(received).containsExactlyInAnyOrder("USER#1", "USER#2");
        assertThat(topics.find(TOPIC).orElseThrow().kmsKeyArn()).startsWith("arn:aws:kms:");
        assertThat(topics.undelivered()).isEmpty();
        assertThat(stack.unread()).isEmpty();
    }

    @Test
    void keepWhatCanNotBePublished() {
        publishes = false;
        var mappings = mappings();
        world.append("shard", "USER#1");

        mappings.flow().drain(world.clock, Duration.ofHours(1));

        assertThat(mappings.ofStreams().getFirst().givenUp()).hasSize(1);
        var bucket = buckets.find("arn:aws:s3:::auth-undelivered").orElseThrow();
        assertThat(bucket.objects().values()).singleElement().asString().contains("USER#1");
    }
}
