package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import ostiary.adapters.dynamodb.DynamoDbToldUsers;
import ostiary.adapters.dynamodb.DynamoDbUserCopy;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.search.RepairCopy;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.template.SearchTemplate;
import ostiary.template.Synthesis;

/// Operators search in a deployed stack, whose events keep the copy: through the table's stream, the publisher, the
/// topic, a queue and the projector, each by its own role.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SearchTest {
    private static final JsonNode TEMPLATE = Synthesis.json(SearchTemplate.SYNTHESIS.template());
    private static final DeployedStack STACK = SharedStack.deployQuickly("search", TEMPLATE, Synthesis.MAIL_FROM);

    /// One for each index.
    private static final List<String> QUESTIONS = List.of(
            "\"prefix\":\"a\"",
            "\"prefix\":\"a\",\"field\":\"name\"",
            "\"limit\":\"50\"",
            "\"role\":\"staff\"",
            "\"state\":\"disabled\"");

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
    void findWhoHasJustRegistered() {
        var story = Story.signedUp(STACK);
        STACK.events().drain();

        assertThat(search("\"prefix\":\"" + story.email() + "\"")).contains(story.email(), "\"statusCode\":200");
        for (var question : QUESTIONS) {
            assertThat(search(question)).contains("\"statusCode\":200");
        }
    }

    @Test
    @Order(2)
    void findWhatTheTableHas() {
        var drift = new RepairCopy(
                        new DynamoDbToldUsers(STACK.data().table()),
                        new DynamoDbUserCopy(STACK.data().copy()))
                .run(RepairCopy.Mode.LOOK, _ -> {});

        assertThat(drift.users()).isPositive();
        assertThat(drift.isNone()).isTrue();
    }

    /// Each grant is missed where it is withheld, and there is none that nothing uses.
    @Test
    @Order(3)
    void needEachGrantOfTheProjector() {
        var role = STACK.functions().role(EventFunction.PROJECTOR.handler());

        var unneeded = new TreeSet<String>();
        for (var grant : role.grants()) {
            if (isOfTheCode(grant) && !isMissed(role, grant)) {
                unneeded.add(grant.action() + " on " + grant.resource());
            }
        }

        assertThat(unneeded).isEmpty();
    }

    @Test
    @Order(4)
    void needEachIndex() {
        var role = STACK.functions().role(ServiceFunction.ADMIN.handler());
        var ofIndexes = role.grants().stream()
                .filter(grant -> grant.resource().contains("/index/"))
                .toList();

        assertThat(ofIndexes).hasSize(QUESTIONS.size());
        for (var grant : ofIndexes) {
            try (var _ = role.withhold(grant)) {
                assertThat(QUESTIONS)
                        .filteredOn(question -> !search(question).contains("\"statusCode\":200"))
                        .hasSize(1);
            }
        }
    }

    private static boolean isOfTheCode(Grant grant) {
        return !grant.action().startsWith("logs:") && !grant.action().startsWith("xray:");
    }

    /// Whether somebody who registers is not found.
    private static boolean isMissed(Role role, Grant grant) {
        try (var _ = role.withhold(grant)) {
            var story = Story.signedUp(STACK);
            STACK.events().drain();
            return !search("\"prefix\":\"" + story.email() + "\"").contains(story.email());
        }
    }

    /// As IAM lets an operator do.
    private static String search(String question) {
        var alias = STACK.functions().alias(ServiceFunction.ADMIN.handler());
        var event = "{\"ostiary_admin\":{\"call\":\"search\",\"by\":"
                + "\"arn:aws:sts::111122223333:assumed-role/operators/eve\"," + question + "}}";
        var outcome = STACK.functions().invoke(alias, event);
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered) outcome).payload();
    }
}
