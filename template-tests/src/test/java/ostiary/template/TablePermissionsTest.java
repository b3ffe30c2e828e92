package ostiary.template;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.iam.Glob;

/// Which of its items each function may reach, what it may do to them, and to which of their attributes.
class TablePermissionsTest {
    /// The actions of each function on the table, as its stores do them; the others do nothing to it.
    private static final Map<ServiceFunction, Set<String>> TABLE_ACTIONS = Map.ofEntries(
            entry(ServiceFunction.SIGNUP, Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem")),
            entry(
                    ServiceFunction.LOGIN,
                    Set.of("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")),
            entry(ServiceFunction.REFRESH, Set.of("UpdateItem", "GetItem", "PutItem")),
            entry(ServiceFunction.LOGOUT, Set.of("GetItem", "UpdateItem", "PutItem")),
            entry(ServiceFunction.SESSIONS, Set.of("GetItem", "Query", "UpdateItem", "PutItem")),
            entry(ServiceFunction.AUTHORIZER, Set.of("GetItem", "Query")),
            entry(ServiceFunction.ACCOUNT, Set.of("GetItem", "Query", "UpdateItem")),
            entry(ServiceFunction.DISCOVERY, Set.of("GetItem")),
            entry(ServiceFunction.KEYS, Set.of("GetItem", "PutItem")),
            entry(ServiceFunction.TOKEN, Set.of("GetItem", "UpdateItem", "PutItem")),
            entry(
                    ServiceFunction.PAGES,
                    Set.of("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")),
            entry(ServiceFunction.SECURITY, Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")),
            entry(ServiceFunction.ADMIN, Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")),
            entry(ServiceFunction.BACKCHANNEL, Set.of("GetItem", "Query")));

    private static final Set<ServiceFunction> VERIFIERS = EnumSet.of(
            ServiceFunction.AUTHORIZER,
            ServiceFunction.ACCOUNT,
            ServiceFunction.SESSIONS,
            ServiceFunction.LOGOUT,
            ServiceFunction.PAGES,
            ServiceFunction.SECURITY,
            ServiceFunction.ADMIN,
            ServiceFunction.BACKCHANNEL,
            ServiceFunction.DISCOVERY);

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
        var made = List.of("REHEARSAL", "REHEARSAL#VERDICT", "SIGNUP" + address);
        var own = List.of(
                "REHEARSAL",
                "USER#facade00-0000-8000-*",
                "SESSIONS#facade00-0000-8000-*",
                "LOGIN" + address,
                "SIGNUP" + address,
                "CLIENT#ostiary-rehearsal.*",
                "REVOKED-TOKENS#ostiary-rehearsal.*");
        var table = StackTemplate.only("AWS::DynamoDB::Table").arn();

        assertThat(StackTemplate.statements(ServiceFunction.REHEARSAL))
                .filteredOn(statement -> statement.resources().contains(table))
                .extracting(Statement::actions, TablePermissionsTest::partitions)
                .containsExactlyInAnyOrder(
                        tuple(List.of("dynamodb:Query", "dynamodb:DeleteItem"), own),
                        tuple(List.of("dynamodb:PutItem"), made),
                        tuple(List.of("dynamodb:PutItem"), List.of("CLIENT#ostiary-rehearsal.*")),
                        tuple(List.of("dynamodb:UpdateItem"), List.of("REHEARSAL#VERDICT")),
                        tuple(List.of("dynamodb:DeleteItem"), List.of("THROTTLE#*")));
    }

    /// Else whoever had the role could make a client that may ask for everything.
    @Test
    void toMakeAClientGiveARehearsalOneWithoutPower() {
        assertThat(StackTemplate.statements(ServiceFunction.REHEARSAL))
                .filteredOn(statement -> partitions(statement).equals(List.of("CLIENT#ostiary-rehearsal.*")))
                .singleElement()
                .satisfies(statement -> assertThat(attributes(statement))
                        .contains("secrets", "grants")
                        .doesNotContain(
                                "scopes", "resources", "audience", "type", "redirect_uris", "origins", "party"));
    }

    @Test
    void toDeleteAreOfALoginsChallengesOnly() {
        assertThat(StackTemplate.statements(ServiceFunction.LOGIN))
                .filteredOn(statement -> statement.actions().contains("dynamodb:DeleteItem"))
                .singleElement()
                .extracting(Statement::actions, TablePermissionsTest::partitions)
                .containsExactly(List.of("dynamodb:DeleteItem"), List.of("CODE#*"));
    }

    /// A login uses up codes: it adds no factor, removes none, and puts no other secret in the place of one.
    @Test
    void toUseFactorsUpAreOnWhatChanges() {
        assertThat(StackTemplate.statements(ServiceFunction.LOGIN))
                .filteredOn(statement -> partitions(statement).equals(List.of("FACTORS#*"))
                        && !attributes(statement).equals(List.of("expires_at", "pk", "sk")))
                .extracting(Statement::actions, TablePermissionsTest::attributes)
                .containsExactlyInAnyOrder(
                        tuple(List.of("dynamodb:Query"), List.of()),
                        tuple(
                                List.of("dynamodb:UpdateItem"),
                                List.of(
                                        "code_hashes",
                                        "last_step",
                                        "last_used_at",
                                        "misses",
                                        "pk",
                                        "sign_count",
                                        "sk",
                                        "used_by")));
    }

    /// On the pages users manage their factors as well, so they have both rights.
    @Test
    void toChangeFactorsAreWhereUsersManageThem() {
        assertThat(StackTemplate.statements(ServiceFunction.SECURITY))
                .filteredOn(statement -> partitions(statement).equals(List.of("FACTORS#*")))
                .extracting(Statement::actions)
                .containsExactlyInAnyOrder(
                        List.of("dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"),
                        List.of("dynamodb:UpdateItem"),
                        List.of("dynamodb:UpdateItem"));
        assertThat(StackTemplate.statements(ServiceFunction.PAGES))
                .filteredOn(statement -> partitions(statement).equals(List.of("FACTORS#*")))
                .extracting(Statement::actions)
                .containsExactlyInAnyOrder(
                        List.of("dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"),
                        List.of("dynamodb:UpdateItem"),
                        List.of("dynamodb:UpdateItem"));
    }

    /// A role that was taken over can tell the authorizers of ends, and make nothing of its own.
    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "LOGOUT", "SESSIONS", "TOKEN"})
    void toPutItemsAreOnTheFeedAlone(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().contains("dynamodb:PutItem"))
                .extracting(TablePermissionsTest::partitions)
                .containsExactly(List.of("REVOKED#0"));
    }

    /// `roles`, `scopes`, `client_id` and the like are written once, at the login.
    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "LOGOUT", "SESSIONS", "TOKEN"})
    void toUpdateSessionsAreOnWhatChanges(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(attributes(statement))
                        .isNotEmpty()
                        .doesNotContain("roles", "scopes", "client_id", "amr", "absolute_ms", "started_at", "email"));
    }

    @Test
    void toUpdateSessionsAreForPagesOnTheirEndAndTheirBrowser() {
        assertThat(StackTemplate.statements(ServiceFunction.PAGES))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem")
                        && partitions(statement).contains("SESSIONS#*"))
                .extracting(statement -> Set.copyOf(attributes(statement)))
                .containsExactlyInAnyOrder(
                        Set.of("pk", "sk", "browser"),
                        Set.of("pk", "sk", "expires_at", "ended_for", "ended_at", "announced_at"));
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

    /// Who may set passwords and move logins gives no user a role or a name, and makes no user.
    @Test
    void toSetPasswordsAreOnThemAlone() {
        assertThat(StackTemplate.statements(ServiceFunction.SECURITY))
                .filteredOn(statement -> partitions(statement).contains("LOGIN#*")
                        && statement.actions().contains("dynamodb:UpdateItem"))
                .singleElement()
                .satisfies(statement -> assertThat(attributes(statement))
                        .containsExactlyInAnyOrder(
                                "pk",
                                "sk",
                                "user_id",
                                "password_hash",
                                "disabled",
                                "factors",
                                "deletes_at",
                                "expires_at"));
        assertThat(StackTemplate.statements(ServiceFunction.SECURITY))
                .filteredOn(statement -> partitions(statement).contains("USER#*")
                        && statement.actions().contains("dynamodb:UpdateItem"))
                .singleElement()
                .satisfies(statement -> assertThat(attributes(statement))
                        .doesNotContain("roles", "name", "profile", "created_at")
                        .contains("not_before", "kept_session", "email"));
        assertThat(StackTemplate.statements(ServiceFunction.SECURITY))
                .filteredOn(statement -> statement.actions().contains("dynamodb:PutItem"))
                .extracting(TablePermissionsTest::partitions)
                .containsExactlyInAnyOrder(
                        List.of("REVOKED#0"),
                        List.of("RESET#*", "ADDRESS#*"),
                        List.of("LOGIN#*"),
                        List.of("FORMER#*"),
                        List.of("FACTORS#*"));
    }

    /// Whoever edits profiles gives nobody a role or an address, and lets nobody in.
    @Test
    void toEditProfilesAreOnThemAlone() {
        assertThat(StackTemplate.statements(ServiceFunction.ACCOUNT))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(partitions(statement)).containsExactly("USER#*");
                    assertThat(attributes(statement))
                            .containsExactlyInAnyOrder("pk", "sk", "name", "profile", "disabled", "version");
                });
    }

    /// An operator makes no account and no factor, gives nobody another address, and rewrites no record.
    @Test
    void ofOperatorsAreOnWhatTheirActionsChange() {
        assertThat(StackTemplate.statements(ServiceFunction.ADMIN))
                .filteredOn(statement -> statement.actions().contains("dynamodb:PutItem"))
                .extracting(Statement::actions, TablePermissionsTest::partitions)
                .containsExactlyInAnyOrder(
                        tuple(List.of("dynamodb:PutItem"), List.of("REVOKED#0")),
                        tuple(List.of("dynamodb:Query", "dynamodb:PutItem"), List.of("ADMINLOG#*")));
        assertThat(StackTemplate.statements(ServiceFunction.ADMIN))
                .filteredOn(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .extracting(TablePermissionsTest::partitions, statement -> Set.copyOf(attributes(statement)))
                .containsExactlyInAnyOrder(
                        tuple(List.of("FACTORS#*"), Set.of("pk", "sk", "misses")),
                        tuple(
                                List.of("LOGIN#*"),
                                Set.of(
                                        "pk",
                                        "sk",
                                        "user_id",
                                        "password_hash",
                                        "disabled",
                                        "factors",
                                        "roles",
                                        "deletes_at")),
                        tuple(
                                List.of("USER#*"),
                                Set.of(
                                        "pk",
                                        "sk",
                                        "not_before",
                                        "kept_session",
                                        "disabled",
                                        "roles",
                                        "void_before",
                                        "misses",
                                        "passkeys",
                                        "version")));
        for (var declared : ServiceFunction.values()) {
            assertThat(StackTemplate.statements(declared).stream()
                            .anyMatch(statement -> partitions(statement).contains("ADMINLOG#*")))
                    .isEqualTo(declared == ServiceFunction.ADMIN);
        }
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
                            .containsExactlyInAnyOrder(
                                    "pk",
                                    "sk",
                                    "not_before",
                                    "kept_session",
                                    "disabled",
                                    "roles",
                                    "untouched",
                                    "deletes_at");
                    assertThat(statement
                                    .condition()
                                    .path("StringEqualsIfExists")
                                    .path("dynamodb:Select")
                                    .asText())
                            .isEqualTo("SPECIFIC_ATTRIBUTES");
                });
    }

    /// Not the hashes of their secrets, nor what they may do.
    @ParameterizedTest
    @CsvSource({"SESSIONS, name created_at", "ACCOUNT, origins"})
    void toReadClientsAreOnWhatIsTold(ServiceFunction declared, String told) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(statement -> partitions(statement).contains("CLIENT#*"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.actions()).containsExactly("dynamodb:GetItem");
                    assertThat(attributes(statement))
                            .containsExactlyInAnyOrderElementsOf(List.of(("pk sk " + told).split(" ")));
                    assertThat(selected(statement)).isEqualTo("SPECIFIC_ATTRIBUTES");
                });
    }

    private static String selected(Statement statement) {
        return statement
                .condition()
                .path("StringEqualsIfExists")
                .path("dynamodb:Select")
                .asText();
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
                .filter(statement -> reaches(TableShape.PUBLIC_KEYS, statement))
                .flatMap(statement -> statement.actions().stream());

        assertThat(found).containsExactlyInAnyOrderElementsOf(onPublicKeys(declared));
    }

    /// Whoever else wrote there could let a release pass that nobody has rehearsed.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REHEARSAL")
    void onVerdictsAreForTheRehearsalAlone(ServiceFunction declared) {
        assertThat(StackTemplate.statements(declared))
                .filteredOn(
                        statement -> statement.actions().stream().anyMatch(action -> action.startsWith("dynamodb:")))
                .noneMatch(statement -> reaches(TableShape.VERDICTS, statement));
    }

    private static List<String> onPublicKeys(ServiceFunction declared) {
        if (declared == ServiceFunction.KEYS) {
            return List.of("dynamodb:GetItem", "dynamodb:PutItem");
        }
        return VERIFIERS.contains(declared) ? List.of("dynamodb:GetItem") : List.of();
    }

    /// A statement that names no partitions reaches all of them.
    private static boolean reaches(String partition, Statement statement) {
        var patterns = partitions(statement);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> Glob.of(pattern).matches(partition));
    }

    private static List<String> partitions(Statement statement) {
        var stated = statement.condition().path("ForAllValues:StringLike").path("dynamodb:LeadingKeys");
        return stated.isTextual()
                ? List.of(stated.asText())
                : stated.valueStream().map(JsonNode::asText).toList();
    }
}
