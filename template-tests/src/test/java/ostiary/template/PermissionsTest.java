package ostiary.template;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.iam.Glob;

class PermissionsTest {
    private static final String OWN_KEY = "in the policy of a key, * is that key";

    /// Every wildcard of every policy, and why it may be there.
    private static final Map<String, String> WILDCARDS = Map.ofEntries(
            entry("AWS::IAM::Policy xray:PutTraceSegments on *", "X-Ray has no resource to name"),
            entry("AWS::IAM::Policy cloudwatch:DescribeAlarms on *", "as AWS documents it for CodeDeploy"),
            entry("AWS::IAM::Policy xray:PutTelemetryRecords on *", "X-Ray has no resource to name"),
            entry("AWS::KMS::Key kms:* on *", OWN_KEY + "; without the account's administrators it is lost"),
            entry("AWS::KMS::Key kms:Decrypt on *", OWN_KEY),
            entry("AWS::KMS::Key kms:Encrypt on *", OWN_KEY),
            entry("AWS::KMS::Key kms:ReEncrypt* on *", OWN_KEY + "; From and To, as the CDK writes it"),
            entry("AWS::KMS::Key kms:GenerateDataKey* on *", OWN_KEY + "; with and without plain text, likewise"),
            entry("AWS::KMS::Key kms:CreateGrant on *", OWN_KEY),
            entry("AWS::KMS::Key kms:DescribeKey on *", OWN_KEY));

    /// What each function does to the table, as its stores do it; the others do nothing to it.
    private static final Map<ServiceFunction, Set<String>> TABLE_ACTIONS = Map.of(
            ServiceFunction.SIGNUP, Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem"),
            ServiceFunction.LOGIN, Set.of("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
            ServiceFunction.REFRESH, Set.of("UpdateItem", "GetItem", "PutItem"),
            ServiceFunction.LOGOUT, Set.of("UpdateItem", "PutItem"),
            ServiceFunction.SESSIONS, Set.of("GetItem", "Query", "UpdateItem", "PutItem"),
            ServiceFunction.AUTHORIZER, Set.of("GetItem", "Query"),
            ServiceFunction.ACCOUNT, Set.of("GetItem", "Query"),
            ServiceFunction.DISCOVERY, Set.of("GetItem"),
            ServiceFunction.KEYS, Set.of("GetItem", "PutItem"));

    /// Who uses which keys. Nobody else may read them but the rotation.
    private static final Map<Setting, Set<ServiceFunction>> KEY_USERS = Map.of(
            Setting.SIGNING_KEYS, Set.of(ServiceFunction.LOGIN, ServiceFunction.REFRESH),
            Setting.REFRESH_TOKEN_KEYS, Set.of(ServiceFunction.LOGIN, ServiceFunction.REFRESH, ServiceFunction.LOGOUT),
            Setting.CODE_KEYS, Set.of(ServiceFunction.SIGNUP, ServiceFunction.REHEARSAL),
            Setting.DEVICE_KEYS, Set.of(ServiceFunction.LOGIN));

    private static final Set<ServiceFunction> VERIFIERS = EnumSet.of(
            ServiceFunction.AUTHORIZER, ServiceFunction.ACCOUNT, ServiceFunction.SESSIONS, ServiceFunction.DISCOVERY);

    @Test
    void haveNoWildcardWithoutAReason() {
        var found = Stream.concat(
                        StackTemplate.all("AWS::IAM::Policy").stream()
                                .flatMap(policy -> Statement.of(policy, "PolicyDocument")),
                        StackTemplate.all("AWS::KMS::Key").stream().flatMap(key -> Statement.of(key, "KeyPolicy")))
                .flatMap(Statement::wildcards)
                .collect(toSet());

        assertThat(found).isEqualTo(WILDCARDS.keySet());
    }

    @Test
    void areAllInPoliciesOfTheStack() {
        assertThat(StackTemplate.all("AWS::IAM::Role")).allSatisfy(role -> {
            assertThat(role.has("ManagedPolicyArns")).isFalse();
            assertThat(role.has("Policies")).isFalse();
        });
        assertThat(StackTemplate.all("AWS::IAM::ManagedPolicy")).isEmpty();
    }

    @Test
    void areSharedByNoTwoFunctions() {
        assertThat(StackTemplate.all("AWS::Lambda::Function"))
                .extracting(function -> function.text("Role"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REHEARSAL")
    void onTheTableAreWhatTheFunctionDoes(ServiceFunction declared) {
        var table = StackTemplate.only("AWS::DynamoDB::Table").arn();

        var expected = TABLE_ACTIONS.getOrDefault(declared, Set.of()).stream()
                .map(action -> "dynamodb:" + action + " on " + table)
                .toList();

        assertThat(StackTemplate.permissions(declared, "dynamodb:")).hasSameElementsAs(expected);
    }

    /// Users that no person can be, and counts that say nothing about anybody.
    @Test
    void onTheTableOfARehearsalEndAtItsOwnUsers() {
        var address = "#success+ostiary-*@simulator.amazonses.com";
        var signUps = List.of("REHEARSAL", "SIGNUP" + address);
        var own = List.of(
                "REHEARSAL",
                "USER#facade00-0000-8000-*",
                "SESSIONS#facade00-0000-8000-*",
                "LOGIN" + address,
                "SIGNUP" + address);
        var table = StackTemplate.only("AWS::DynamoDB::Table").arn();

        assertThat(StackTemplate.statements(ServiceFunction.REHEARSAL))
                .filteredOn(statement -> statement.resources().contains(table))
                .extracting(Statement::actions, PermissionsTest::partitions)
                .containsExactlyInAnyOrder(
                        tuple(List.of("dynamodb:Query", "dynamodb:DeleteItem"), own),
                        tuple(List.of("dynamodb:PutItem"), signUps),
                        tuple(List.of("dynamodb:DeleteItem"), List.of("THROTTLE#*")));
    }

    @Test
    void toDeleteAreOfALoginsChallengesOnly() {
        assertThat(StackTemplate.statements(ServiceFunction.LOGIN))
                .filteredOn(statement -> statement.actions().contains("dynamodb:DeleteItem"))
                .singleElement()
                .extracting(Statement::actions, PermissionsTest::partitions)
                .containsExactly(List.of("dynamodb:DeleteItem"), List.of("CODE#*"));
    }

    /// A role that was taken over can tell the authorizers of ends, and make nothing of its own.
    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "LOGOUT", "SESSIONS"})
    void toPutItemsAreOnTheFeedAlone(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().contains("dynamodb:PutItem"))
                .extracting(PermissionsTest::partitions)
                .containsExactly(List.of("REVOKED#0"));
    }

    /// `roles`, `scopes`, `client_id` and the like are written once, at the login.
    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "LOGOUT", "SESSIONS"})
    void toUpdateSessionsAreOnWhatChanges(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(attributes(statement))
                        .isNotEmpty()
                        .doesNotContain("roles", "scopes", "client_id", "amr", "absolute_ms", "started_at", "email"));
    }

    /// Or a write to one attribute would read all the others.
    @ParameterizedTest
    @EnumSource(names = {"LOGOUT", "SESSIONS"})
    void toUpdateReturnNoWholeItem(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement
                                .condition()
                                .at("/StringEqualsIfExists/dynamodb:ReturnValues")
                                .valueStream()
                                .map(JsonNode::asText))
                        .containsExactly("NONE", "UPDATED_OLD", "UPDATED_NEW"));
    }

    /// Neither the address nor the name of anybody.
    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "SESSIONS"})
    void toReadUsersAreOnTheirStatus(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> partitions(statement).contains("USER#*")
                        && statement.actions().contains("dynamodb:GetItem"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(attributes(statement))
                            .containsExactlyInAnyOrder("pk", "sk", "not_before", "disabled", "roles", "untouched");
                    assertThat(statement
                                    .condition()
                                    .path("StringEqualsIfExists")
                                    .path("dynamodb:Select")
                                    .asText())
                            .isEqualTo("SPECIFIC_ATTRIBUTES");
                });
    }

    private static List<String> attributes(Statement statement) {
        return statement
                .condition()
                .path("ForAllValues:StringEquals")
                .path("dynamodb:Attributes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /// Whoever else wrote there would be believed by all who verify tokens.
    @ParameterizedTest
    @EnumSource
    void onPublicKeysAreToReadForThoseWhoVerifyAndToWriteForTheRotation(ServiceFunction declared) {
        var found = StackTemplate.statements(declared).stream()
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("dynamodb:")))
                .filter(PermissionsTest::reachesPublicKeys)
                .flatMap(statement -> statement.actions().stream());

        assertThat(found).containsExactlyInAnyOrderElementsOf(onPublicKeys(declared));
    }

    private static List<String> onPublicKeys(ServiceFunction declared) {
        if (declared == ServiceFunction.KEYS) {
            return List.of("dynamodb:GetItem", "dynamodb:PutItem");
        }
        return VERIFIERS.contains(declared) ? List.of("dynamodb:GetItem") : List.of();
    }

    /// A statement that names no partitions reaches all of them.
    private static boolean reachesPublicKeys(Statement statement) {
        var patterns = partitions(statement);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> Glob.of(pattern).matches(TableShape.PUBLIC_KEYS));
    }

    @Test
    void ofTheAuthorizerEndAtTheTable() {
        assertThat(StackTemplate.permissions(ServiceFunction.AUTHORIZER, "secretsmanager:"))
                .isEmpty();
        assertThat(StackTemplate.permissions(ServiceFunction.AUTHORIZER, "kms:"))
                .isNotEmpty()
                .containsOnly("kms:Decrypt on "
                        + StackTemplate.behind(StackTemplate.only("AWS::DynamoDB::Table")
                                        .text("SSESpecification.KMSMasterKeyId"))
                                .arn());
    }

    private static List<String> partitions(Statement statement) {
        var stated = statement.condition().path("ForAllValues:StringLike").path("dynamodb:LeadingKeys");
        return stated.isTextual()
                ? List.of(stated.asText())
                : stated.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void toInvokeAndToReportAreForTheRehearsalAndNameEachVersionAndGroup() {
        var groups = "arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:"
                + StackTemplate.only("AWS::CodeDeploy::Application").ref() + "/";
        for (var declared : ServiceFunction.values()) {
            boolean rehearses = declared == ServiceFunction.REHEARSAL;
            var released = rehearses ? ServiceFunction.released() : Set.<ServiceFunction>of();

            assertThat(StackTemplate.permissions(declared, "lambda:"))
                    .containsExactlyInAnyOrderElementsOf(released.stream()
                            .map(each -> "lambda:InvokeFunction on "
                                    + StackTemplate.version(each).ref())
                            .toList());
            assertThat(StackTemplate.permissions(declared, "codedeploy:"))
                    .containsExactlyInAnyOrderElementsOf(released.stream()
                            .map(each -> "codedeploy:PutLifecycleEventHookExecutionStatus on " + groups + each.id())
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEYS")
    void onSecretsAreToReadThoseTheFunctionIsTold(ServiceFunction declared) {
        var told = Setting.ofKeys().stream()
                .filter(declared.settings()::contains)
                .map(setting -> "secretsmanager:GetSecretValue on "
                        + StackTemplate.secret(setting).ref());

        assertThat(StackTemplate.permissions(declared, "secretsmanager:"))
                .containsExactlyInAnyOrderElementsOf(told.toList());
    }

    static Set<Setting> secrets() {
        return Setting.ofKeys();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void onKeysAreForThoseWhoUseThemAndTheRotation(Setting keys) {
        var secret = StackTemplate.secret(keys).ref();
        var readers = Stream.of(ServiceFunction.values())
                .filter(function -> StackTemplate.permissions(function, "secretsmanager:").stream()
                        .anyMatch(permission -> permission.endsWith(secret)))
                .collect(toSet());

        assertThat(readers).contains(ServiceFunction.KEYS);
        readers.remove(ServiceFunction.KEYS);
        assertThat(readers).isEqualTo(KEY_USERS.get(keys));
    }

    @Test
    void ofTheRotationAreTheFourSteps() {
        var expected = new HashSet<String>();
        for (var rotated : Setting.ofKeys()) {
            Stream.of("DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage")
                    .map(action -> "secretsmanager:" + action + " on "
                            + StackTemplate.secret(rotated).ref())
                    .forEach(expected::add);
        }

        assertThat(StackTemplate.permissions(ServiceFunction.KEYS, "secretsmanager:"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void onKeysHoldOnlyThroughTheServiceThatUsesThem(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("kms:")))
                .allSatisfy(statement -> assertThat(Resource.render(
                                statement.condition().path("StringEquals").path("kms:ViaService")))
                        .isIn("dynamodb.${AWS::Region}.amazonaws.com", "secretsmanager.${AWS::Region}.amazonaws.com"));
    }

    @ParameterizedTest
    @EnumSource
    void toSendMailAreForSignUpAndOneAddress(ServiceFunction declared) {
        var identities = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/";
        var mail = StackTemplate.statements(declared).stream()
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("ses:")))
                .toList();

        if (declared == ServiceFunction.SIGNUP) {
            assertThat(StackTemplate.permissions(declared, "ses:"))
                    .containsExactlyInAnyOrder(
                            "ses:SendEmail on " + identities + "no-reply@shop.example",
                            "ses:SendEmail on " + identities + "shop.example");
            assertThat(mail)
                    .allSatisfy(statement -> assertThat(statement
                                    .condition()
                                    .path("StringEquals")
                                    .path("ses:FromAddress")
                                    .asText())
                            .isEqualTo(Synthesis.MAIL_FROM));
        } else {
            assertThat(mail).isEmpty();
        }
    }

    @Test
    void toCallAFunctionNameTheirCaller() {
        assertThat(StackTemplate.all("AWS::Lambda::Permission")).isNotEmpty().allSatisfy(permission -> {
            assertThat(permission.text("Action")).isEqualTo("lambda:InvokeFunction");
            assertThat(permission.text("Principal")).isIn("apigateway.amazonaws.com", "secretsmanager.amazonaws.com");
            assertThat(permission.has("SourceArn") || permission.has("SourceAccount"))
                    .isTrue();
        });
    }
}
