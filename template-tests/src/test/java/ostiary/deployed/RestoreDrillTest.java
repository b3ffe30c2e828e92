package ostiary.deployed;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.ExistingKeys;
import ostiary.cdk.ExistingTable;
import ostiary.deployed.Story.Tokens;
import ostiary.template.Synthesis;

/// The drills of `docs/restore.md`: back up, lose, restore, deploy, log in.
class RestoreDrillTest {
    private static final String TABLE_KEY = DeployedStack.HERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556668");
    private static final String KEYS_KEY = DeployedStack.HERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556669");

    private static final Map<Setting, String> SECRETS = Map.of(
            Setting.SIGNING_KEYS, "Private",
            Setting.REFRESH_TOKEN_KEYS, "Hmac",
            Setting.CODE_KEYS, "Code",
            Setting.DEVICE_KEYS, "Device",
            Setting.SEALING_KEYS, "Sealing");

    @TempDir
    private Path directory;

    private RestoreSteps steps;

    /// The state before the loss.
    ///
    /// @param since the moment that is restored to
    /// @param open a session that nobody has ended
    /// @param ended a session that was ended after that moment
    /// @param eve somebody who was disabled after it
    /// @param disabled her id
    private record Before(Instant since, Story ada, Tokens open, Tokens ended, Story eve, String disabled) {}

    @BeforeEach
    void begin() {
        steps = new RestoreSteps(directory);
    }

    /// The stack is gone, too: its table, and its secrets.
    @Test
    void bringsTheServiceBackAndNothingThatWasOver() throws Exception {
        Before before;
        Outlived left;
        try (var stack = SharedStack.deployQuickly("drill", SharedStack.template(), Synthesis.MAIL_FROM)) {
            before = backUp(stack, "drill-restored");
            left = new Outlived("drill-restored", TABLE_KEY, secrets(stack), KEYS_KEY);
            steps.lose(stack.output("TableName"));
        }

        endWhatHasComeBack(left.table(), before);

        try (var stack = SharedStack.deployOver("drill", synthesize(left), left)) {
            isAsBefore(before, stack);
            isDeniedNothing(stack);
        }
    }

    /// The stack stands, and so does its table, which is wrong and takes traffic until the deployment is through. Its
    /// signing keys were rotated after the moment: the restored table knows nothing of the newest.
    @Test
    void pointsAStandingStackAtTheRestoredTable() throws Exception {
        try (var standing = SharedStack.deployQuickly("standing", SharedStack.template(), Synthesis.MAIL_FROM)) {
            var mallory = Story.signedUp(standing);
            var before = backUp(standing, "standing-restored");
            var restored = Outlived.ofTable("standing-restored", standing.data().key());
            standing.rotateKeys();

            endWhatHasComeBack(restored.table(), before);
            var disabledLate = id(mallory.logIn());
            steps.ostiary(
                    "user", "disable", "--reason", "a drill", "--table", standing.output("TableName"), disabledLate);
            var late = before.ada().logIn();

            var synthesis = Synthesis.run(props -> props.table(new ExistingTable(restored.arn(), restored.tableKey())));
            changesTheTableAlone(synthesis);
            try (var stack = SharedStack.deployAgain("standing", standing, synthesis, restored)) {
                assertThat(secrets(stack)).isEqualTo(secrets(standing));
                var keys = keyIds(standing);
                assertThat(keyIds(stack))
                        .as("as of the moment")
                        .isSubsetOf(keys)
                        .hasSizeLessThan(keys.size());
                stack.rotateKeys(arn(secrets(stack).keySet(), Setting.SIGNING_KEYS));
                stack.forgetEnvironments();
                assertThat(keyIds(stack)).containsAll(keys);

                var ada = before.ada().at(stack);
                var fresh = ada.logIn();
                var hers = mallory.at(stack).logIn();
                assertThat(ada.client().get("/me", late.access()).status())
                        .as("of the old table's functions, good until the next command")
                        .isEqualTo(200);

                steps.end(restored.table(), before.since(), steps.changes(before.disabled(), disabledLate));
                stack.forgetEnvironments();

                isOver(late, ada);
                isOver(hers, mallory.at(stack));
                assertThat(mallory.tryToLogIn(stack).text("code")).isEqualTo("invalid_credentials");
                ada.logOut(ada.refresh(fresh));
                isAsBefore(before, stack);
                assertThat(stack.deployments().of(ServiceFunction.LOGIN)).isEqualTo("Succeeded");
                isDeniedNothing(stack);
            }
        }
    }

    private Before backUp(DeployedStack stack, String restored) throws Exception {
        var table = stack.output("TableName");
        var ada = Story.signedUp(stack);
        var eve = Story.signedUp(stack);
        var open = ada.logIn();
        var ended = ada.logIn();
        steps.ostiary("user", "roles", "--reason", "a drill", "--table", table, id(open), "admin");
        var since = steps.copy(table, restored);

        ada.logOut(ended);
        var disabled = id(eve.logIn());
        steps.ostiary("user", "disable", "--reason", "a drill", "--table", table, disabled);
        return new Before(since, ada, open, ended, eve, disabled);
    }

    private void endWhatHasComeBack(String restored, Before before) throws Exception {
        assertThat(steps.end(restored, before.since(), steps.changes(before.disabled())))
                .contains(
                        "2 sessions and 0 codes, challenges and consents of before are ended.",
                        "was disabled since, and is again");
    }

    /// A resource that leaves the stack stays in the account.
    private static void changesTheTableAlone(Synthesis synthesis) {
        var before = SharedStack.template();
        var change = TemplateChange.of(before, Synthesis.json(synthesis.template()));

        assertThat(TemplateChange.types(change.come())).isEmpty();
        assertThat(TemplateChange.types(change.gone()))
                .containsExactlyInAnyOrder("AWS::DynamoDB::Table", "AWS::KMS::Key");
        assertThat(change.gone())
                .filteredOn(resource -> !TemplateChange.types(List.of(resource)).isEmpty())
                .allMatch(
                        resource -> resource.required("DeletionPolicy").asText().startsWith("Retain"));
        assertThat(TemplateChange.types(change.unchanged()))
                .filteredOn(type -> type.startsWith("AWS::SecretsManager::"))
                .hasSize(10);
    }

    /// All of it that users had, and nothing that was over.
    private static void isAsBefore(Before before, DeployedStack stack) {
        isOver(before.open(), before.ada().at(stack));
        isOver(before.ended(), before.ada().at(stack));
        assertThat(before.eve().tryToLogIn(stack).text("code")).isEqualTo("invalid_credentials");
        works(before.ada().at(stack));
    }

    private static void isDeniedNothing(DeployedStack stack) {
        for (var function : ServiceFunction.values()) {
            assertThat(stack.functions().role(function.handler()).denied())
                    .as("%s", function)
                    .isEmpty();
        }
        assertThat(stack.aws().problems()).isEmpty();
    }

    /// A session is, with the access token that nobody has let expire.
    private static void isOver(Tokens tokens, Story story) {
        story.refused(tokens);
        assertThat(story.client().get("/me", tokens.access()).status()).isEqualTo(401);
    }

    private static void works(Story ada) {
        var tokens = ada.logIn();
        ada.me(tokens);
        assertThat(Jwt.claims(tokens.access()).required("roles").valueStream().map(JsonNode::asText))
                .containsExactly("admin");
        assertThat(ada.client().get("/sessions", tokens.access()).json().required("sessions"))
                .hasSize(1);
        ada.me(ada.refresh(tokens));
        ada.documents();
    }

    /// With all that is left, and nothing of its own.
    private static Synthesis synthesize(Outlived left) {
        var secrets = new EnumMap<Setting, String>(Setting.class);
        SECRETS.keySet()
                .forEach(setting -> secrets.put(setting, arn(left.secrets().keySet(), setting)));
        return Synthesis.run(props -> props.table(new ExistingTable(left.arn(), left.tableKey()))
                .keys(new ExistingKeys(secrets, Optional.of(left.secretsKey()))));
    }

    private static Map<String, String> secrets(DeployedStack stack) {
        return stack.secretsManager().arns().stream().collect(toMap(arn -> arn, stack::secret));
    }

    private static String arn(Set<String> secrets, Setting setting) {
        return secrets.stream()
                .filter(arn -> arn.contains("SigningKeys" + SECRETS.get(setting)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keyIds(DeployedStack stack) {
        return new Client(stack.address())
                .get("/.well-known/jwks.json")
                .json()
                .required("keys")
                .valueStream()
                .map(key -> key.required("kid").asText())
                .toList();
    }

    private static String id(Tokens tokens) {
        return Jwt.claims(tokens.access()).required("sub").asText();
    }
}
