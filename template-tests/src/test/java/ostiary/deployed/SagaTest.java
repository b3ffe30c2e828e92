package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.EventFunction;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.lambda.Roles;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.aws.states.ExecutionStatus;
import ostiary.template.SagaTemplate;
import ostiary.template.Synthesis;

/// Deletions in a deployed stack that two other services take part in: from the request through the table's stream, the
/// publisher, the topic, the starter and the state machine to both, and back by the queue of answers, each by its own
/// role. The days pass in virtual time.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SagaTest {
    private static final JsonNode TEMPLATE = Synthesis.json(SagaTemplate.SYNTHESIS.template());
    private static final DeployedStack STACK = SharedStack.deployQuickly("saga", TEMPLATE, Synthesis.MAIL_FROM);
    private static final OtherServices SERVICES =
            new OtherServices(STACK.events().queues());

    /// How a deletion goes.
    private enum Course {
        ERASED,
        REFUSED
    }

    /// An owner who has asked for the deletion.
    private record Leaver(Story story, String id) {
        static Leaver begin() {
            var story = Story.signedUp(STACK);
            var token = story.logIn().access();
            var answer = story.client().send("POST", "/me/deletion", token);
            assertThat(answer.status()).isEqualTo(202);
            var leaver = new Leaver(story, Jwt.claims(token).required("sub").asText());
            STACK.events().drain();
            return leaver;
        }

        boolean isOver() {
            return STACK.sagas()
                    .find(id)
                    .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                    .isPresent();
        }

        String end() {
            var execution = STACK.sagas().find(id).orElseThrow();
            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            return execution.entered().getLast();
        }

        void run(Course course, BooleanSupplier isOver) {
            SERVICES.refuse(course == Course.REFUSED);
            STACK.sagas().run(() -> isOver.getAsBoolean() || isOver(), SERVICES);
        }
    }

    @AfterAll
    static void remove() {
        assertThat(STACK.aws().problems()).isEmpty();
        STACK.close();
    }

    @Test
    @Order(1)
    void erasesEverywhereAndTooLateIsNothingKept() {
        var leaver = Leaver.begin();

        leaver.run(Course.ERASED, () -> false);

        assertThat(leaver.end()).isEqualTo("Erased");
        assertThat(SERVICES.done(leaver.id()))
                .containsExactlyInAnyOrder(
                        "prepare billing", "prepare order-desk", "erase billing", "erase order-desk");
        var pending = leaver.story().tryToLogIn(STACK);
        assertThat(pending.text("code")).isEqualTo("deletion_pending");
        assertThat(keep(leaver, pending.text("challenge")).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    @Order(2)
    void keepsTheAccountThatOneOfThemRefuses() {
        var leaver = Leaver.begin();

        leaver.run(Course.REFUSED, () -> false);

        assertThat(leaver.end()).isEqualTo("Refused");
        assertThat(SERVICES.done(leaver.id()))
                .contains("cancel billing", "cancel order-desk")
                .doesNotContain("erase billing", "erase order-desk");
        assertThat(leaver.story().tryToLogIn(STACK).status()).isEqualTo(200);
    }

    /// An owner who keeps the account is heard, whatever the others have prepared.
    @Test
    @Order(3)
    void endsForAnAccountThatIsKept() {
        var leaver = Leaver.begin();
        leaver.run(Course.ERASED, () -> SERVICES.done(leaver.id()).size() == 2);

        var pending = leaver.story().tryToLogIn(STACK);
        assertThat(keep(leaver, pending.text("challenge")).status()).isEqualTo(204);
        leaver.run(Course.ERASED, () -> false);

        assertThat(leaver.end()).isEqualTo("Kept");
        assertThat(SERVICES.done(leaver.id())).contains("cancel billing", "cancel order-desk");
        assertThat(leaver.story().tryToLogIn(STACK).status()).isEqualTo(200);
    }

    /// Neither the executions nor what the services get tell who it is, or let anybody in.
    @Test
    @Order(4)
    void tellsNothingOfThePerson() {
        var leaver = Leaver.begin();

        leaver.run(Course.REFUSED, () -> false);

        var execution = STACK.sagas().find(leaver.id()).orElseThrow();
        assertThat(execution.history().toString() + execution.input())
                .doesNotContain(leaver.story().email())
                .doesNotContain("@");
    }

    /// Each grant of the code is missed where it is withheld: the call fails, and the deletion is not done with.
    @ParameterizedTest
    @EnumSource(
            value = EventFunction.class,
            names = {"SAGA_STARTER", "SAGA_STEPS", "SAGA_REPLIES"})
    @Order(5)
    void needsEachGrantOfAFunction(EventFunction function) {
        var role = STACK.functions().role(function.handler());

        assertThat(notMissed(role)).hasSizeLessThanOrEqualTo(rare(function)).allMatch(SagaTest::isRare);
        assertThat(role.denied()).isEmpty();
    }

    /// To take marks off factors, and off the link to a user pool: nobody here has any.
    private static int rare(EventFunction function) {
        return function == EventFunction.SAGA_STEPS ? 2 : 0;
    }

    private static boolean isRare(String grant) {
        return grant.startsWith("dynamodb:UpdateItem on ");
    }

    /// But for the one to ask a service that was retired: deletions that began before go on by the definition of then.
    @Test
    @Order(6)
    void needsEachGrantOfTheMachine() {
        assertThat(STACK.sagas().role().grants()).isNotEmpty();
        assertThat(notMissed(STACK.sagas().role()))
                .singleElement()
                .satisfies(grant ->
                        assertThat(grant).startsWith("sqs:SendMessage on ").contains("Askshipping"));
        assertThat(STACK.sagas().role().denied()).isEmpty();
    }

    private static List<String> notMissed(Role role) {
        var unneeded = new ArrayList<String>();
        for (var grant : role.grants()) {
            if (isOfTheCode(grant) && !isMissed(role, grant)) {
                unneeded.add(grant.action() + " on " + grant.resource());
            }
        }
        return unneeded;
    }

    private static boolean isOfTheCode(Grant grant) {
        return !grant.action().startsWith("logs:")
                && !grant.action().startsWith("xray:")
                // The identity of the domain is for accounts that have verified that and not the address.
                && !grant.resource().endsWith(":identity/" + Synthesis.MAIL_FROM.replaceFirst(".*@", ""));
    }

    private static boolean isMissed(Role role, Grant grant) {
        for (var course : Course.values()) {
            try (var withheld = role.withhold(grant)) {
                var leaver = Leaver.begin();
                leaver.run(course, withheld::wasAskedFor);
                if (withheld.wasAskedFor()) {
                    return !leaver.isOver();
                }
            }
        }
        return false;
    }

    /// A control, and the machine that nobody could run.
    @ParameterizedTest
    @ValueSource(strings = {"lambda.amazonaws.com", "scheduler.amazonaws.com", "states.example.com"})
    @Order(7)
    void isNotMadeWithARoleThatStepFunctionsMayNotAssume(String service) {
        check("states.amazonaws.com");

        assertThatThrownBy(() -> check(service)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(String service) {
        var template = (ObjectNode) Synthesis.json(SagaTemplate.SYNTHESIS.template());
        var role = template.required("Resources").properties().stream()
                .filter(resource -> resource.getKey().startsWith("OstiaryDeletionRole")
                        && resource.getValue().required("Type").asText().equals("AWS::IAM::Role"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) role.getValue().at("/Properties/AssumeRolePolicyDocument/Statement/0/Principal"))
                .put("Service", service);
        var stack = new Stack("trust", template, DeployedStack.HERE);
        StackSagas.check(stack, new Roles(stack));
    }

    private static Client.Answer keep(Leaver leaver, String challenge) {
        Client.told(challenge);
        return leaver.story().client().post("/deletion/cancel", "{\"challenge\":\"" + challenge + "\"}");
    }
}
