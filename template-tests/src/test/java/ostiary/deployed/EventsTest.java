package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import ostiary.blueprint.EventFunction;
import ostiary.deployed.leak.LeakSearch;
import ostiary.deployed.leak.Planted;
import ostiary.emulators.aws.eventsource.FilterCriteria;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.sns.Notification;
import ostiary.emulators.aws.sqs.StandardQueue;
import ostiary.emulators.lambda.Outcome;
import ostiary.subscriber.EventParser;
import ostiary.template.EventTemplate;
import ostiary.template.Synthesis;

/// The way of events through a deployed stack: the table's stream, Lambda's mapping, the publisher by its own role, the
/// topic and the queues of subscribers.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventsTest {
    private static final JsonNode TEMPLATE = Synthesis.json(EventTemplate.SYNTHESIS.template());
    private static final DeployedStack STACK = SharedStack.deployQuickly("events", TEMPLATE, Synthesis.MAIL_FROM);
    private static final int BATCH = 100;

    @BeforeAll
    static void somebodyDoesEverything() {
        new Story(STACK).everything();
        STACK.events().drain();
    }

    @AfterAll
    static void remove() {
        assertThat(STACK.aws().problems()).isEmpty();
        STACK.close();
    }

    @Test
    @Order(1)
    void tellEachSubscriberWhatItAskedFor() {
        var parser = new EventParser();

        assertThat(bodies("everything"))
                .map(body -> parser.parse(body).isKnown())
                .containsOnly(true);
        assertThat(types(bodies("everything")))
                .contains(
                        "user.registered",
                        "user.updated",
                        "user.disabled",
                        "user.enabled",
                        "user.deletion_requested",
                        "user.deletion_cancelled",
                        "user.sessions_ended",
                        "session.started",
                        "session.ended",
                        "factor.added",
                        "factor.removed",
                        "password.changed");
        assertThat(types(bodies("customers")))
                .contains("user.registered", "session.ended")
                .allMatch(type -> type.startsWith("user.") || type.equals("session.ended"));
        assertThat(STACK.events().topics().undelivered()).isEmpty();
    }

    /// A batch of everything, without the filters, tells nothing that was not told through them.
    @Test
    @Order(2)
    void loseNothingByTheFilters() {
        var told = ids();

        for (var batch : batches(STACK.data().changes())) {
            assertThat(publish(batch))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answer -> assertThat(answer.payload()).contains("\"batchItemFailures\":[]"));
        }

        assertThat(ids()).isEqualTo(told);
    }

    /// A refresh moves a session on, and that is all; so does a look at where it comes from.
    @Test
    @Order(3)
    void areNotLookedForInRefreshes() {
        var filter = FilterCriteria.of(TEMPLATE.required("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::EventSourceMapping"))
                .filter(resource -> resource.at("/Properties/FilterCriteria").isObject())
                .findFirst()
                .orElseThrow()
                .at("/Properties/FilterCriteria"));
        var told = ids().stream().map(id -> id.substring(0, id.indexOf('.'))).collect(Collectors.toSet());
        var ofSessions = STACK.data().changes().stream()
                .filter(change -> partition(change).startsWith("SESSIONS#"))
                .toList();

        assertThat(ofSessions)
                .filteredOn(change -> !told.contains(change.required("eventID").asText()))
                .hasSizeGreaterThan(5);
        assertThat(ofSessions)
                .filteredOn(filter::let)
                .allMatch(change -> told.contains(change.required("eventID").asText()));
    }

    @Test
    @Order(4)
    void holdNoSecret() {
        var secrets = new ArrayList<Planted>();
        Client.tokens().forEach(token -> secrets.add(new Planted("a token", token)));
        STACK.mails()
                .sent()
                .forEach(mail ->
                        SecretWalk.codes(mail.text()).forEach(code -> secrets.add(new Planted("a mailed code", code))));
        secrets.add(new Planted("a password", Story.PASSWORD));
        STACK.data().items().forEach(item -> hash(item, secrets));

        assertThat(secrets).extracting(Planted::kind).contains("a token", "a mailed code", "a hash");
        assertThat(new LeakSearch(secrets).in(published())).isEmpty();
    }

    /// Lambda forgets how far it was, once for each record, and tells again: nothing else, and by the same id.
    @Test
    @Order(5)
    void comeAgainByTheSameIdAfterACrash() {
        var told = ids();
        var mapping = STACK.events().ofStreams().getFirst();
        var crashes = new AtomicInteger();
        mapping.crashWhen(() -> crashes.incrementAndGet() % 2 == 1 && crashes.get() < 20);

        var story = Story.signedUp(STACK);
        story.everywhere();
        STACK.events().drain();
        mapping.crashWhen(() -> false);

        assertThat(crashes.get()).isPositive();
        var fresh = new ArrayList<>(published());
        assertThat(ids()).containsAll(told).hasSizeGreaterThan(told.size());
        assertThat(fresh.stream().map(EventsTest::id).distinct()).hasSize(ids().size());
    }

    /// Some messages are refused for a while, as by a topic that is throttled.
    @Test
    @Order(6)
    void areToldOnceTheTopicTakesThemAgain() {
        var topic = STACK.events().topics().find(topicArn()).orElseThrow();
        var refusals = new AtomicInteger();
        topic.failAt(_ -> refusals.incrementAndGet() <= 7);
        var before =
                types(published()).stream().filter("user.registered"::equals).count();

        Story.signedUp(STACK);
        STACK.events().drain();
        topic.failAt(_ -> false);

        assertThat(refusals.get()).isGreaterThan(7);
        assertThat(types(published()).stream().filter("user.registered"::equals).count())
                .isGreaterThan(before);
        assertThat(STACK.events().ofStreams().getFirst().givenUp()).isEmpty();
    }

    /// A change that nobody can read lies whole in the bucket, as the runbook has it, and holds up nobody else.
    @Test
    @Order(7)
    void areKeptAsideWhereNobodyCanTellThem() throws Exception {
        var damaged = JsonNodeFactory.instance.objectNode();
        damaged.putObject("pk").put("S", "USER#no-uuid");
        damaged.putObject("sk").put("S", "USER");
        damaged.putObject("email").put("S", "nobody@example.com");
        STACK.data().put(damaged);
        Story.signedUp(STACK);
        var before =
                types(published()).stream().filter("user.registered"::equals).count();

        STACK.events().drain();

        assertThat(types(published()).stream().filter("user.registered"::equals).count())
                .isGreaterThan(before);
        assertThat(STACK.events().ofStreams().getFirst().givenUp())
                .singleElement()
                .satisfies(failure -> assertThat(failure.records())
                        .singleElement()
                        .satisfies(kept -> assertThat(partition(kept)).isEqualTo("USER#no-uuid")));
        var objects = STACK.events().buckets().all().values().iterator().next().objects();
        assertThat(objects).hasSize(1).allSatisfy((key, text) -> {
            assertThat(key).startsWith("aws/lambda/");
            var payload =
                    Synthesis.json(Synthesis.json(text).required("payload").asText());
            assertThat(partition(payload.at("/Records/0"))).isEqualTo("USER#no-uuid");
        });
        assertThat(published().toString()).doesNotContain("nobody@example.com");
    }

    /// Each grant is missed where it is withheld, and there is none that nothing uses.
    @Test
    @Order(8)
    void needEachGrantOfThePublisher() {
        var role = publisherRole();

        var unneeded = new TreeSet<String>();
        for (var grant : needed(role)) {
            if (!isMissed(role, grant)) {
                unneeded.add(grant.action() + " on " + grant.resource());
            }
        }

        assertThat(unneeded).isEmpty();
    }

    /// Logs and traces are no calls of the code; a bucket is written to only where something fails.
    private static List<Grant> needed(Role role) {
        return role.grants().stream()
                .filter(grant ->
                        !grant.action().startsWith("logs:") && !grant.action().startsWith("xray:"))
                .filter(grant -> role.used().contains(grant))
                .toList();
    }

    private static boolean isMissed(Role role, Grant grant) {
        var mapping = STACK.events().ofStreams().getFirst();
        int problems = mapping.problems().size();
        int givenUp = mapping.givenUp().size();
        var damaged = JsonNodeFactory.instance.objectNode();
        damaged.putObject("pk").put("S", "USER#no-uuid-" + givenUp + "-" + problems);
        damaged.putObject("sk").put("S", "USER");
        try (var _ = role.withhold(grant)) {
            STACK.data().put(damaged);
            Story.signedUp(STACK);
            STACK.events().drain();
        }
        boolean isMissed =
                mapping.problems().size() > problems || mapping.givenUp().size() > givenUp + 1;
        STACK.events().drain();
        return isMissed;
    }

    private static Role publisherRole() {
        return STACK.functions().role(EventFunction.PUBLISHER.handler());
    }

    private static Outcome publish(List<JsonNode> changes) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records").addAll(changes);
        var arn =
                STACK.functions().withHandler(EventFunction.PUBLISHER.handler()).attribute("Arn");
        return STACK.functions().invoke(arn, event.toString());
    }

    private static List<List<JsonNode>> batches(List<JsonNode> changes) {
        var batches = new ArrayList<List<JsonNode>>();
        for (int from = 0; from < changes.size(); from += BATCH) {
            batches.add(changes.subList(from, Math.min(changes.size(), from + BATCH)));
        }
        return batches;
    }

    private static String topicArn() {
        return STACK.functions()
                .withHandler(EventFunction.PUBLISHER.handler())
                .property("Environment")
                .at("/Variables/OSTIARY_EVENTS_TOPIC")
                .asText();
    }

    private static List<String> published() {
        return STACK.events().topics().find(topicArn()).orElseThrow().published().stream()
                .map(Notification::message)
                .toList();
    }

    private static Set<String> ids() {
        return published().stream().map(EventsTest::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(String message) {
        return Synthesis.json(message).required("id").asText();
    }

    private static List<String> types(List<String> messages) {
        return messages.stream()
                .map(message -> Synthesis.json(message).required("type").asText())
                .toList();
    }

    /// Of all that wait in a queue, without taking them.
    private static List<String> bodies(String subscriber) {
        return STACK.events().queues().queues().stream()
                .filter(queue -> queue.arn().contains(subscriber)
                        && queue.settings().redrive().isPresent())
                .map(StandardQueue::bodies)
                .findFirst()
                .orElseThrow();
    }

    private static String partition(JsonNode change) {
        return change.at("/dynamodb/Keys/pk/S").asText();
    }

    private static void hash(JsonNode item, List<Planted> into) {
        for (var name : List.of("password_hash", "live_hash", "code_hash", "link_hash", "sealed_secret")) {
            var value = item.at("/" + name + "/S").asText();
            if (!value.isEmpty()) {
                into.add(new Planted("a hash", value));
            }
        }
    }
}
