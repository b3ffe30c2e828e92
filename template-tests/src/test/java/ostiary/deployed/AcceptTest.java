package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.blueprint.RouteScopes;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.cli.accept.Fact;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.template.Synthesis;

/// `ostiary accept` against deployed stacks: what the nightly run asserts on AWS is asserted here, by the same
/// command and with the rights that the nightly run has. It has a stack to itself, and so runs beside the classes that
/// share another; its own tests come one after the other.
@Execution(CONCURRENT)
class AcceptTest {
    private static final String NAME = "accept";
    private static final DeployedStack STACK =
            SharedStack.deployQuickly(NAME, SharedStack.template(), Synthesis.MAIL_FROM);
    private static final String NO_SCOPE = "nightly:nobody";
    private static final String ROUTE = "DELETE /sessions/{id}";
    private static final Pattern SECRET =
            Pattern.compile("ort_[\\w-]+|eyJ[\\w-]+|simulator\\.amazonses|facade00|ASIA\\d+");

    private final Role role = NightlyRole.of(NAME);

    @AfterAll
    static void remove() {
        STACK.close();
    }

    /// CloudWatch alone can say what it makes of nothing, and no route of the service wants a scope that no
    /// login grants.
    @Test
    @Execution(SAME_THREAD)
    void findsAllAsItShouldBeAndLeavesNothingBehind() {
        var stack = STACK;
        stack.deployments().of(ServiceFunction.LOGIN);
        var before = stack.data().items();
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role)) {
            var run = AcceptRun.of(aws, stack.address());

            assertThat(run.failed()).as(run.text()).isEmpty();
            assertThat(run.in("not checked")).containsExactly(Fact.AUTHORIZER_403.id(), Fact.FILL_OF_NOTHING.id());
            assertThat(run.in("ok")).hasSize(Fact.values().length - 2);
            assertThat(run.status()).isZero();
            assertThat(run.seen(Fact.AUTHORIZER_403)).isEqualTo("no route is named: --forbidden");
            assertThat(run.seen(Fact.FILL_OF_NOTHING)).contains("cloudwatch:GetMetricData");
            assertThat(run.text()).doesNotContainPattern(SECRET);
            assertThat(role.unused()).extracting(Grant::action).containsExactly("cloudwatch:GetMetricData");
            assertThat(aws.endpoint().problems()).allMatch(problem -> problem.contains("monitoring"));
        }
        assertThat(stack.data().since(before)).allMatch(AcceptTest::expiresAndNamesNobody);
    }

    @Test
    @Execution(SAME_THREAD)
    void takesWhatCannotBeCheckedForFailedWhereAllIsToBeChecked() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role)) {
            var address = STACK.address();
            var some = AcceptRun.only(Fact.FILL_OF_NOTHING, Fact.JWKS_CONTENT_TYPE);

            assertThat(AcceptRun.of(aws, address, some).status()).isZero();
            assertThat(AcceptRun.of(aws, address, some, "--complete").status()).isEqualTo(1);
        }
    }

    /// By the stage variable that `bin/nightly forbid` sets.
    @Test
    @Execution(SAME_THREAD)
    void getsA403FromTheAuthorizerWhereARouteWantsAnotherScope() {
        var template = (ObjectNode) SharedStack.template();
        var variables = RouteScopes.toStageVariables(new TreeMap<>(Map.of(ROUTE, NO_SCOPE)));
        properties(template, "AWS::ApiGatewayV2::Stage")
                .set("StageVariables", new ObjectMapper().valueToTree(variables));
        try (var stack = SharedStack.deployQuickly("accept-forbidden", template, Synthesis.MAIL_FROM);
                var aws = new OperatorsAws("accept-forbidden", template, NightlyRole.of("accept-forbidden"))) {
            var forbidden = "DELETE " + stack.address().resolve("/sessions/none");

            var run = AcceptRun.of(aws, stack.address(), "--forbidden", forbidden);

            assertThat(run.seen(Fact.AUTHORIZER_403)).isEqualTo("without a token 401, with one 403");
            assertThat(run.status()).isZero();
        }
    }

    /// Where the scope is not wanted, the same route lets the token through: a 403 is not taken for granted.
    @Test
    @Execution(SAME_THREAD)
    void missesA403() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role)) {
            var address = STACK.address();

            var run = AcceptRun.of(
                    aws,
                    address,
                    AcceptRun.only(Fact.LOGIN, Fact.AUTHORIZER_403),
                    "--forbidden",
                    "DELETE " + address.resolve("/sessions/none"));

            assertThat(run.failed()).containsExactly(Fact.AUTHORIZER_403.id());
            assertThat(run.seen(Fact.AUTHORIZER_403)).contains("404 not_found, not 403");
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereTheAuthorizerIsBroken() {
        var template = (ObjectNode) SharedStack.template();
        BrokenStacksTest.function(template, ServiceFunction.AUTHORIZER)
                .withObject("/Environment/Variables")
                .put("OSTIARY_TABLE", "another");
        try (var stack = SharedStack.deployQuickly("accept-broken", template, Synthesis.MAIL_FROM);
                var aws = new OperatorsAws("accept-broken", template, NightlyRole.of("accept-broken"))) {
            var run = AcceptRun.of(aws, stack.address());

            assertThat(run.failed())
                    .contains(Fact.PROFILE.id(), Fact.SESSIONS.id(), Fact.AUTHORIZER_401.id())
                    .doesNotContain(Fact.LOGIN.id(), Fact.NOTHING_LEFT.id());
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereTheKeysComeAsSomethingElse() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role);
                var between = Rewriting.before(STACK.address(), "application/jwk-set+json", "application/json")) {
            var run = AcceptRun.of(aws, between.address(), AcceptRun.only(Fact.JWKS_CONTENT_TYPE));

            assertThat(run.failed()).containsExactly(Fact.JWKS_CONTENT_TYPE.id());
            assertThat(run.seen(Fact.JWKS_CONTENT_TYPE)).isEqualTo("the JWKS comes as 'application/json'");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereTransactionsKnowNoLeadingKeys() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role, OtherDynamoDb::withoutLeadingKeys)) {
            var run = AcceptRun.of(aws, STACK.address(), AcceptRun.only(Fact.LEADING_KEYS));

            assertThat(run.failed()).containsExactly(Fact.LEADING_KEYS.id());
            assertThat(run.seen(Fact.LEADING_KEYS)).contains("another partition, too");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereConditionsAreNoMatterOfAttributes() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role, OtherDynamoDb::blindToConditions)) {
            var run = AcceptRun.of(aws, STACK.address(), AcceptRun.only(Fact.ATTRIBUTES));

            assertThat(run.failed()).containsExactly(Fact.ATTRIBUTES.id());
            assertThat(run.seen(Fact.ATTRIBUTES)).startsWith("a condition asks for");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereWritesNeedMoreOfTheKey() {
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role, OtherDynamoDb::wantingDataKeys)) {
            var run = AcceptRun.of(aws, STACK.address(), AcceptRun.only(Fact.DECRYPT_ALONE));

            assertThat(run.failed()).containsExactly(Fact.DECRYPT_ALONE.id());
            assertThat(run.seen(Fact.DECRYPT_ALONE)).isEqualTo("a write with kms:Decrypt alone is refused");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereAnotherVersionHasTrafficThanTheHookWasToldOf() {
        STACK.deployments().of(ServiceFunction.LOGIN);
        var template = SharedStack.template();
        properties(template, "AWS::Lambda::Alias").put("FunctionVersion", "7");
        try (var aws = new OperatorsAws(NAME, template, role)) {
            var run = AcceptRun.of(aws, STACK.address(), AcceptRun.only(Fact.HOOK));

            assertThat(run.failed()).containsExactly(Fact.HOOK.id());
            assertThat(run.seen(Fact.HOOK)).contains("other versions").contains(":7");
        }
    }

    @Test
    @Execution(SAME_THREAD)
    void failsWhereTheHookRefusedWhatHasTraffic() {
        var stack = STACK;
        stack.verdicts().forget();
        try (var aws = new OperatorsAws(NAME, SharedStack.template(), role)) {
            assertThat(AcceptRun.of(aws, stack.address(), AcceptRun.only(Fact.HOOK))
                            .seen(Fact.HOOK))
                    .startsWith("no release yet");

            stack.verdicts().fail();
            var run = AcceptRun.of(aws, stack.address(), AcceptRun.only(Fact.HOOK));

            assertThat(run.failed()).containsExactly(Fact.HOOK.id());
        } finally {
            stack.verdicts().forget();
        }
    }

    /// The stack of `bin/nightly break`: SES refuses its sender.
    @Test
    @Execution(SAME_THREAD)
    void aReleaseThatCanSendNoMailIsRefused() {
        try (var stack =
                SharedStack.deployQuickly("accept-no-mail", SharedStack.template(), "no-reply@verified.example")) {
            assertThat(stack.deployments().of(ServiceFunction.SIGNUP)).isEqualTo("Failed");
            assertThat(stack.functions().log(ServiceFunction.REHEARSAL.handler()))
                    .anyMatch(line -> line.contains("rehearsal failed at sign_up"));
        }
    }

    private static boolean expiresAndNamesNobody(JsonNode item) {
        var partition = item.required(TableShape.PARTITION_KEY).required("S").asText();
        return item.has(TableShape.TIME_TO_LIVE)
                && (partition.startsWith(TableShape.THROTTLE) || partition.equals(TableShape.REVOCATIONS));
    }

    private static ObjectNode properties(JsonNode template, String type) {
        return (ObjectNode) template.required("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .required("Properties");
    }
}
