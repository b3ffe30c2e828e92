package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.emulators.aws.iam.Grant;
import ostiary.template.Synthesis;

/// Every permission of the stack is needed, and no other: with all of them each function does all that it is for, and
/// without any one of them it doesn't. It has a stack to itself, and so runs beside the classes that share another; its
/// own tests come one after the other.
@Execution(CONCURRENT)
class GrantsTest {
    private static final DeployedStack STACK =
            SharedStack.deployQuickly("grants", SharedStack.template(), Synthesis.MAIL_FROM);
    private static final String DOMAIN = Synthesis.MAIL_FROM.replaceFirst(".*@", "");

    /// A function that has just started on a busy machine may be out of time; one without a permission fails each time.
    private static final int TRIES = 3;

    private static Uses uses;

    @BeforeAll
    static void prepare() {
        uses = new Uses(STACK);
        uses.prepareReplays(TRIES
                + STACK.functions()
                        .role(ServiceFunction.REFRESH.handler())
                        .grants()
                        .size());
    }

    @AfterAll
    static void remove() {
        STACK.close();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(SAME_THREAD)
    void areEachMissedWhenTakenAway(ServiceFunction function) {
        uses.forgetEnvironments(function); // so that it reads keys in sight
        var firsts = doesAllThatItIsFor(function);

        var grants = STACK.functions().role(function.handler()).grants().stream()
                .filter(grant -> !isForWhatIsRare(function, grant))
                .toList();
        assertThat(new Withholding(STACK, uses, function, firsts).notMissed(grants))
                .isEmpty();
        assertThat(STACK.functions().role(function.handler()).denied()).isEmpty();
        assertThat(STACK.aws().problems()).isEmpty();
    }

    /// The rights that a function needs without that it shows in each of its uses.
    private static boolean isForWhatIsRare(ServiceFunction function, Grant grant) {
        return switch (function) {
            // The identity of the domain is for accounts that have verified that and not the address: next test.
            case SIGNUP -> grant.resource().endsWith(":identity/" + DOMAIN);
            // A tenth of the logins counts the sessions: the test after it. Links and challenges: UserPoolLoginTest.
            case LOGIN, PAGES ->
                Set.of("dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:PutItem")
                                .contains(grant.action())
                        || grant.resource().endsWith(":identity/" + DOMAIN);
            case SECURITY, ADMIN ->
                grant.action().equals("dynamodb:Query") || grant.resource().endsWith(":identity/" + DOMAIN);
            // They go on where the feed can't be read. That they do is seen within seconds, or not at all.
            case SESSIONS, ACCOUNT, BACKCHANNEL, AUTHORIZER -> grant.action().equals("dynamodb:Query");
            case REFRESH, LOGOUT, TOKEN, DISCOVERY, KEYS, REHEARSAL -> false;
        };
    }

    private static Map<Grant, Runnable> doesAllThatItIsFor(ServiceFunction function) {
        for (int failed = 1; failed < TRIES; failed++) {
            try {
                return uses.of(function);
            } catch (AssertionError tryAgain) {
                System.out.println(function + " is tried again");
            }
        }
        return uses.of(function);
    }

    @Test
    @Execution(SAME_THREAD)
    void toSendMailHoldWhereTheDomainIsVerified() {
        try (var stack = SharedStack.deployQuickly("domain", SharedStack.template(), DOMAIN)) {
            new Story(stack).signUp();

            assertThat(stack.functions().role(ServiceFunction.SIGNUP.handler()).used())
                    .filteredOn(grant -> grant.action().equals("ses:SendEmail"))
                    .singleElement()
                    .satisfies(grant -> assertThat(grant.resource()).endsWith(":identity/" + DOMAIN));
        }
    }

    /// One login in ten is enough to count: of 100 one does, but for one time in thirty thousand.
    @Test
    @Execution(SAME_THREAD)
    void toCountSessionsHoldWhereThereAreTooMany() {
        var template = (ObjectNode) SharedStack.template();
        BrokenStacksTest.function(template, ServiceFunction.LOGIN)
                .withObject("/Environment/Variables")
                .put("OSTIARY_SESSIONS_PER_USER", "1");
        try (var stack = SharedStack.deployQuickly("few-sessions", template, Synthesis.MAIL_FROM)) {
            var story = Story.signedUp(stack);
            var role = stack.functions().role(ServiceFunction.LOGIN.handler());
            var first = story.logIn();
            int logins = 2;
            while (open(story, story.logIn()) == logins && logins < 100) {
                logins++;
            }

            assertThat(logins).isLessThan(100);
            assertThat(role.used()).extracting(Grant::action).contains("dynamodb:Query");
            assertThat(role.denied()).isEmpty();
            assertThat(story.client().refresh(first.refresh()).status()).isEqualTo(401);
        }
    }

    private static int open(Story story, Story.Tokens tokens) {
        var answer = story.client().get("/sessions", tokens.access());
        return answer.json().required("sessions").size();
    }

    /// A control: a permission that nobody needs.
    @Test
    @Execution(SAME_THREAD)
    void areFoundIfTheyAreOneTooMany() {
        var template = (ObjectNode) SharedStack.template();
        BrokenStacksTest.policy(template, "Discovery")
                .withObject("/PolicyDocument")
                .withArray("Statement")
                .addObject()
                .put("Effect", "Allow")
                .put("Action", "dynamodb:DeleteItem")
                .put("Resource", "arn:aws:dynamodb:eu-central-1:111122223333:table/*");

        try (var stack = SharedStack.deployQuickly("generous", template, Synthesis.MAIL_FROM)) {
            var role = stack.functions().role(ServiceFunction.DISCOVERY.handler());
            var withholding = new Withholding(stack, new Uses(stack), ServiceFunction.DISCOVERY, Map.of());
            assertThat(withholding.notMissed(role.grants()))
                    .singleElement()
                    .satisfies(grant -> assertThat(grant.action()).isEqualTo("dynamodb:DeleteItem"));
        }
    }
}
