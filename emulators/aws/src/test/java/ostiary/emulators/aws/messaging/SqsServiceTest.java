package ostiary.emulators.aws.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.allow;
import static ostiary.emulators.aws.AwsWorld.role;
import static ostiary.emulators.aws.AwsWorld.through;
import static ostiary.emulators.aws.messaging.EmulatedSite.PLACE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sqs.QueueSettings;
import ostiary.emulators.aws.sqs.Received;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.sqs.StandardQueue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The parts of SQS that another emulator does not have: permissions, a clock that a test moves, and
/// disorder.
class SqsServiceTest {
    private static final String QUEUE = PLACE.arn("sqs", "Shop");
    private static final String URL = SqsService.url(QUEUE);
    private static final String DEAD = PLACE.arn("sqs", "Dead");
    private static final String KEY = PLACE.arn("kms", "key/queue");
    private static final String ACTIONS =
            "sqs:SendMessage sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes";

    @AutoClose
    private final EmulatedSite site = new EmulatedSite();

    private final StandardQueue dead = site.sqs.queue(DEAD, QueueSettings.DEFAULT);

    private StandardQueue queue(QueueSettings settings) {
        return site.sqs.queue(QUEUE, settings);
    }

    private SqsClient client(Role role) {
        return site.client(role, SqsClient.builder());
    }

    private void pass(Duration time) {
        site.now.updateAndGet(now -> now.plus(time));
    }

    @Test
    void needsThePermissionAndTheKeyForEachUse() {
        queue(QueueSettings.DEFAULT.withKey(KEY));
        var role = role(allow(QUEUE, ACTIONS.split(" ")), through("sqs", KEY, "kms:GenerateDataKey", "kms:Decrypt"));
        var client = client(role);

        client.sendMessage(send -> send.queueUrl(URL).messageBody("x"));
        var message = client.receiveMessage(receive -> receive.queueUrl(URL))
                .messages()
                .getFirst();
        client.changeMessageVisibility(change ->
                change.queueUrl(URL).receiptHandle(message.receiptHandle()).visibilityTimeout(5));
        client.deleteMessage(delete -> delete.queueUrl(URL).receiptHandle(message.receiptHandle()));
        client.getQueueAttributes(get -> get.queueUrl(URL).attributeNamesWithStrings("All"));
        assertThat(role.unused()).isEmpty();

        var withoutKey = client(role(allow(QUEUE, ACTIONS.split(" "))));
        assertThatThrownBy(
                        () -> withoutKey.sendMessage(send -> send.queueUrl(URL).messageBody("x")))
                .hasMessageContaining("kms:GenerateDataKey");
        var withoutAction = client(role(allow(QUEUE, "sqs:SendMessage")));
        assertThatThrownBy(() -> withoutAction.receiveMessage(receive -> receive.queueUrl(URL)))
                .hasMessageContaining("is not authorized to perform: sqs:ReceiveMessage on resource: " + QUEUE);
    }

    @Test
    void showsAMessageAgainAfterTheTimeout() {
        var queue = queue(QueueSettings.DEFAULT.withVisibilityTimeout(Duration.ofMinutes(6)));
        queue.send("x", Map.of());
        var first = queue.receive(1).getFirst();

        pass(Duration.ofMinutes(6).minusMillis(1));
        assertThat(queue.receive(1)).isEmpty();
        pass(Duration.ofMillis(1));
        var second = queue.receive(1).getFirst();

        assertThat(second.receiveCount()).isEqualTo(2);
        queue.delete(first.receiptHandle());
        assertThat(queue.counts().notVisible())
                .as("an old handle deletes nothing")
                .isEqualTo(1);
        queue.delete(second.receiptHandle());
        assertThat(queue.counts().all()).isZero();
    }

    @Test
    void delaysAndForgets() {
        var queue =
                queue(QueueSettings.DEFAULT.withDelay(Duration.ofSeconds(10)).withRetention(Duration.ofHours(1)));
        queue.send("x", Map.of());
        assertThat(queue.counts().delayed()).isEqualTo(1);
        assertThat(queue.receive(1)).isEmpty();

        pass(Duration.ofSeconds(10));
        assertThat(queue.counts().visible()).isEqualTo(1);
        assertThat(queue.counts().oldest()).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofHours(1));
        assertThat(queue.receive(1)).isEmpty();
        assertThat(queue.counts().all()).isZero();
    }

    /// Its age goes on in the dead-letter queue.
    @Test
    void buriesWhatIsReceivedTooOftenAndBringsItBack() {
        var queue = queue(QueueSettings.DEFAULT.withRedrive(DEAD, 3));
        queue.send("poison", Map.of());
        for (int i = 0; i < 3; i++) {
            assertThat(queue.receive(1)).hasSize(1);
            pass(Duration.ofSeconds(30));
        }
        assertThat(queue.receive(1)).isEmpty();
        assertThat(dead.bodies()).containsExactly("poison");
        assertThat(dead.counts().oldest()).isEqualTo(Duration.ofSeconds(90));

        var mover = role(
                allow(
                        DEAD,
                        "sqs:StartMessageMoveTask",
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes"),
                allow(QUEUE, "sqs:SendMessage"));
        client(mover).startMessageMoveTask(move -> move.sourceArn(DEAD));

        assertThat(dead.counts().all()).isZero();
        assertThat(queue.receive(1).getFirst().receiveCount()).isEqualTo(1);
        assertThat(mover.unused()).isEmpty();
    }

    @Test
    void changesTheVisibilityOnlyOfWhatSomebodyHas() {
        var queue = queue(QueueSettings.DEFAULT);
        queue.send("x", Map.of());
        var client = site.sqs();
        var handle = client.receiveMessage(receive -> receive.queueUrl(URL))
                .messages()
                .getFirst()
                .receiptHandle();
        pass(Duration.ofSeconds(30));

        assertThatThrownBy(() -> client.changeMessageVisibility(
                        change -> change.queueUrl(URL).receiptHandle(handle).visibilityTimeout(5)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() ->
                        client.deleteMessage(delete -> delete.queueUrl(URL).receiptHandle("nothing")))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void deliversInAnyOrderAndSeveralTimesOnDemand() {
        var once = drained(7, 1);
        var often = drained(7, 5);

        assertThat(once).hasSize(100).doesNotHaveDuplicates().isNotEqualTo(sorted(once));
        assertThat(drained(7, 1)).isEqualTo(once);
        assertThat(drained(8, 1)).isNotEqualTo(once);
        var copies = new HashMap<String, Integer>();
        often.forEach(body -> copies.merge(body, 1, Integer::sum));
        assertThat(copies).hasSize(100);
        assertThat(copies.values()).contains(1, 2, 3, 4, 5).allMatch(times -> times >= 1 && times <= 5);
    }

    private List<String> drained(long seed, int mostCopies) {
        var queue = queue(QueueSettings.DEFAULT.withRedrive(DEAD, 1));
        queue.disorder(seed, mostCopies);
        IntStream.range(0, 100).forEach(i -> queue.send("%02d".formatted(i), Map.of()));
        var bodies = new ArrayList<String>();
        for (var received = queue.receive(10); !received.isEmpty(); received = queue.receive(10)) {
            received.stream().map(Received::body).forEach(bodies::add);
            received.forEach(message -> queue.delete(message.receiptHandle()));
        }
        return bodies;
    }

    private static List<String> sorted(List<String> bodies) {
        return bodies.stream().sorted().toList();
    }

    @Test
    void returnsTheAttributesThatAreAskedFor() {
        queue(QueueSettings.DEFAULT);
        var client = site.sqs();
        client.sendMessage(send -> send.queueUrl(URL)
                .messageBody("x")
                .messageAttributes(Map.of("a.b", text("1"), "a.c", text("2"), "d", text("3"))));

        Message message = client.receiveMessage(receive -> receive.queueUrl(URL).messageAttributeNames("a.*", "none"))
                .messages()
                .getFirst();

        assertThat(message.messageAttributes()).containsOnlyKeys("a.b", "a.c");
        assertThat(message.attributes()).isEmpty();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        queue(QueueSettings.DEFAULT);
        assertThatThrownBy(() -> site.sqs().purgeQueue(purge -> purge.queueUrl(URL)))
                .isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> site.sqs()
                        .sendMessage(send -> send.queueUrl(URL).messageBody("x").messageGroupId("fifo")))
                .isInstanceOf(SqsException.class);
        assertThat(site.endpoint.problems()).hasSize(2);
    }
}
