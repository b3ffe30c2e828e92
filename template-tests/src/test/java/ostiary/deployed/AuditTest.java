package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import ostiary.adapters.dynamodb.DynamoDbTrailHeadStore;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.TrailShape;
import ostiary.core.trail.Finding;
import ostiary.core.trail.RecordEvent;
import ostiary.core.trail.ShowTrail;
import ostiary.core.trail.TrailEvent;
import ostiary.core.trail.TrailHeadStore;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailShard;
import ostiary.core.trail.TrailSubject;
import ostiary.core.trail.VerifyTrail;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.s3.Bucket;
import ostiary.template.AuditTemplate;
import ostiary.template.Synthesis;

/// A deployed stack records what happens: through the table's stream, the publisher, the topic, a queue and the
/// function, each by its own role, into a bucket that is locked.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTest {
    private static final JsonNode TEMPLATE = Synthesis.json(AuditTemplate.SYNTHESIS.template());
    private static final DeployedStack STACK = SharedStack.deployQuickly("audit", TEMPLATE, Synthesis.MAIL_FROM);
    private static final TrailHeadStore HEADS =
            new DynamoDbTrailHeadStore(STACK.data().trail());

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

    private static Bucket bucket() {
        return STACK.events().buckets().all().values().stream()
                .filter(bucket -> bucket.arn().contains("audittrail"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings() {
        var verify = new VerifyTrail(HEADS, new BucketRecords(bucket()));
        return TrailShard.all().stream()
                .flatMap(shard -> verify.verify(shard, Optional.empty()).finding().stream())
                .toList();
    }

    @Test
    @Order(1)
    void recordsWhatHappens() {
        assertThat(bucket().objects().values())
                .anyMatch(record -> record.contains("\"type\":\"user.registered\""))
                .anyMatch(record -> record.contains("\"type\":\"session.started\""))
                .anyMatch(record -> record.contains("\"type\":\"user.disabled\""))
                .anyMatch(record -> record.contains("\"type\":\"password.changed\""))
                .anyMatch(record -> record.contains("\"type\":\"factor.added\""))
                .anyMatch(record -> record.contains("\"type\":\"client.registered\""));
        assertThat(findings()).isEmpty();
    }

    @Test
    @Order(2)
    void tellsNobodyWhoItWas() {
        assertThat(bucket().objects().toString()).doesNotContain("@").contains("\"email\":\"");
    }

    /// The salt of somebody who is gone is gone, too, and each chain is as whole as before.
    @Test
    @Order(3)
    void forgetsWhoIsGone() {
        var user = STACK.data().users().stream()
                .filter(id -> HEADS.subject(id).flatMap(TrailSubject::salt).isPresent())
                .findFirst()
                .orElseThrow();
        var show = new ShowTrail(HEADS, new BucketRecords(bucket()));
        assertThat(show.show(user, 10).orElseThrow().records()).isNotEmpty();

        STACK.data().remove(user);
        STACK.events().drain();

        assertThat(HEADS.subject(user)).contains(TrailSubject.gone(user));
        assertThat(show.show(user, 10)).isEmpty();
        assertThat(bucket().objects().values()).anyMatch(record -> record.contains("\"type\":\"user.deleted\""));
        assertThat(findings()).isEmpty();
    }

    @Test
    @Order(4)
    void findsWhatAHandInTheBucketDoes() {
        var victim = bucket().objects().keySet().iterator().next();
        var good = new BucketRecords(bucket()).find(victim).orElseThrow();
        bucket().put(victim, good.replace("\"v\":1", "\"v\":2"));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.ALTERED);
            assertThat(finding.key()).isEqualTo(victim);
        });

        bucket().put(victim, good);
        assertThat(findings()).isEmpty();
    }

    /// Each grant is missed where it is withheld, and there is none that nothing uses.
    @Test
    @Order(5)
    void needsEachGrantOfItsFunction() {
        fillEachChain();
        var role = STACK.functions().role(EventFunction.AUDIT.handler());

        var unneeded = new TreeSet<String>();
        for (var grant : role.grants()) {
            if (isOfTheCode(grant) && !isMissed(role, grant)) {
                unneeded.add(grant.action() + " on " + grant.resource());
            }
        }

        assertThat(unneeded).isEmpty();
        assertThat(findings()).isEmpty();
    }

    private static boolean isOfTheCode(Grant grant) {
        return !grant.action().startsWith("logs:") && !grant.action().startsWith("xray:");
    }

    /// Whether nothing is recorded of somebody who registers.
    private static boolean isMissed(Role role, Grant grant) {
        forgetThatRecordsAreStored();
        int before = bucket().objects().size();
        try (var _ = role.withhold(grant)) {
            Story.signedUp(STACK);
            STACK.events().drain();
            return bucket().objects().size() == before;
        }
    }

    /// So that there is a record to find, whoever registers.
    private static void fillEachChain() {
        var recorder = new RecordEvent(HEADS, new BucketRecords(bucket()), new SecureRandom(), InstantSource.system());
        for (int i = 0;
                TrailShard.all().stream().anyMatch(shard -> HEADS.head(shard).number() == 0);
                i++) {
            recorder.record(new TrailEvent(
                    "test-" + i,
                    "client.registered",
                    Instant.now(),
                    "client-" + i,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    "{}"));
        }
    }

    /// As if each writer had died between the bucket and the head: the next one finds its record there.
    private static void forgetThatRecordsAreStored() {
        var table = STACK.data().trail();
        var last = new TreeMap<String, TrailRecord>();
        bucket().objects().values().stream()
                .map(object -> TrailRecord.read(object).orElseThrow())
                .forEach(record -> last.merge(
                        record.shard().toString(),
                        record,
                        (one, other) -> one.number() > other.number() ? one : other));
        for (var shard : TrailShard.all()) {
            HEADS.head(shard).pending().ifPresent(record -> {
                bucket().put(record.key(), record.object());
                last.put(shard.toString(), record);
            });
        }
        last.forEach((shard, record) -> table.client()
                .updateItem(update -> update.tableName(table.name())
                        .key(Map.of(TrailShape.PARTITION_KEY, fromS("head#" + shard)))
                        .updateExpression("SET pending = :text")
                        .expressionAttributeValues(Map.of(":text", fromS(record.text())))));
    }
}
