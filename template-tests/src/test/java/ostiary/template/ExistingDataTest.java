package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.ExistingKeys;
import ostiary.cdk.ExistingTable;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryTable;
import ostiary.cdk.OstiaryTableProps;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.stack.UnresolvableException;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;

/// A stack on a table and on secrets that were there before: it neither makes nor owns them, and has the same rights to
/// them as to its own.
class ExistingDataTest {
    private static final Place THERE = new Place("aws", "eu-west-1", "111122223333");
    private static final String TABLE = THERE.arn("dynamodb", "table/restored");
    private static final String STREAM = TABLE + "/stream/2026-11-29T10:00:00.000";
    private static final String TABLE_KEY = THERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556668");
    private static final String KEYS_KEY = THERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556669");
    private static final String SEALING = THERE.arn("secretsmanager", "secret:Sealing-AbCdEf");

    private static final Template ALL = template(Setting.ofKeys().stream().toList(), Optional.of(KEYS_KEY));
    private static final Template SEALING_ALONE = template(List.of(Setting.SEALING_KEYS), Optional.empty());

    private static Template template(List<Setting> settings, Optional<String> key) {
        return Template.of(synthesize(settings, key));
    }

    private static Synthesis synthesize(List<Setting> settings, Optional<String> key) {
        return Synthesis.run(props -> props.table(new ExistingTable(TABLE, TABLE_KEY, Optional.of(STREAM)))
                .keys(new ExistingKeys(secrets(settings), key)));
    }

    private static Map<Setting, String> secrets(List<Setting> settings) {
        var secrets = new EnumMap<Setting, String>(Setting.class);
        settings.forEach(setting -> secrets.put(
                setting,
                setting == Setting.SEALING_KEYS
                        ? SEALING
                        : THERE.arn("secretsmanager", "secret:" + setting + "-AbCdEf")));
        return secrets;
    }

    private static Stream<String> of(Template template, String property) {
        return template.all("AWS::Lambda::Function")
                .map(function -> function.text("Environment.Variables." + property))
                .filter(value -> !value.isEmpty());
    }

    @Test
    void areNotMade() {
        assertThat(ALL.resources())
                .extracting(Resource::type)
                .doesNotContain("AWS::DynamoDB::Table", "AWS::SecretsManager::Secret", "AWS::KMS::Key")
                .contains("AWS::SecretsManager::RotationSchedule");
        assertThat(SEALING_ALONE.all("AWS::SecretsManager::Secret")).hasSize(4);
        assertThat(SEALING_ALONE.all("AWS::KMS::Key")).hasSize(1);
    }

    @Test
    void areWhatTheFunctionsAreTold() {
        assertThat(of(ALL, "OSTIARY_TABLE")).isNotEmpty().containsOnly("restored");
        assertThat(of(ALL, Setting.SEALING_KEYS.variable())).isNotEmpty().containsOnly(SEALING);
        assertThat(of(SEALING_ALONE, Setting.SEALING_KEYS.variable())).containsOnly(SEALING);
        assertThat(of(SEALING_ALONE, Setting.SIGNING_KEYS.variable())).allMatch(value -> value.startsWith("${"));
        assertThat(ALL.json().at("/Outputs/TableName/Value").asText()).isEqualTo("restored");
        assertThat(ALL.json().at("/Outputs/SealingKeysArn/Value").asText()).isEqualTo(SEALING);
    }

    @Test
    void areWatchedAsOnesOwnAre() {
        var own = StackTemplate.json().toString();
        var table = StackTemplate.only("AWS::DynamoDB::Table").id();

        assertThat(count(ALL.json().toString(), "\"Name\":\"TableName\",\"Value\":\"restored\""))
                .isPositive()
                .isEqualTo(count(own, "\"Name\":\"TableName\",\"Value\":{\"Ref\":\"" + table + "\"}"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /// Item by item and attribute by attribute, as `TablePermissionsTest` and `SecretPermissionsTest` have them.
    @Test
    void areReachedByTheSameRightsAsOnesOwn() {
        var table = StackTemplate.only("AWS::DynamoDB::Table").arn();
        for (var function : ServiceFunction.values()) {
            var own = StackTemplate.statements(function).stream()
                    .filter(statement -> statement.resources().contains(table))
                    .map(statement -> statement.actions() + " " + statement.condition())
                    .toList();
            var existing = statements(ALL, function)
                    .filter(statement -> statement.resources().contains(TABLE))
                    .map(statement -> statement.actions() + " " + statement.condition())
                    .toList();

            assertThat(existing).as("%s", function).isNotEmpty().isEqualTo(own);
            assertThat(secretsOf(ALL, function))
                    .as("%s", function)
                    .hasSameSizeAs(StackTemplate.permissions(function, "secretsmanager:"))
                    .allMatch(permission -> permission.endsWith("-AbCdEf"));
        }
    }

    private static List<String> secretsOf(Template template, ServiceFunction function) {
        return statements(template, function)
                .flatMap(Statement::permissions)
                .filter(permission -> permission.startsWith("secretsmanager:"))
                .toList();
    }

    private static Stream<Statement> statements(Template template, ServiceFunction function) {
        var role = template.all("AWS::Lambda::Function")
                .filter(each -> each.text("Handler").equals(function.handler()))
                .map(each -> template.behind(each.text("Role")).orElseThrow().ref())
                .findFirst()
                .orElseThrow();
        return template.all("AWS::IAM::Policy")
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(role::equals))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"));
    }

    @Test
    void areDecryptedByWhoReadsThem() {
        var keys = new HashMap<String, String>();
        secrets(List.copyOf(Setting.ofKeys())).values().forEach(arn -> keys.put(arn, KEYS_KEY));
        keys.put(TABLE, TABLE_KEY);

        assertThat(KeyRules.grants(ALL, keys)).isEmpty();
        assertThat(KeyRules.grants(ALL, Map.of(TABLE, "another"))).isNotEmpty();
        assertThat(KeyRules.grants(ALL, Map.of(SEALING, "another"))).hasSizeGreaterThanOrEqualTo(3);
        // The others of it are the stack's own, and under its key; this one is under AWS's.
        assertThat(KeyRules.grants(SEALING_ALONE, Map.of(TABLE, TABLE_KEY))).isEmpty();
        assertThat(SEALING_ALONE.json().toString()).doesNotContain(KEYS_KEY);
    }

    @Test
    void keepEveryRuleOfAws() {
        for (var rule : AwsRule.values()) {
            assertThat(rule.broken(ALL)).as("%s", rule).isEmpty();
            assertThat(rule.broken(SEALING_ALONE)).as("%s", rule).isEmpty();
        }
    }

    /// Functions look for the table by its name, in their own region.
    @Test
    void areRefusedElsewhereBeforeAnythingChanges() {
        assertThat(new ostiary.emulators.aws.stack.Stack("auth", ALL.json(), THERE).resources())
                .isNotEmpty();
        var inAnotherRegion = new Place("aws", "eu-central-1", "111122223333");
        var inAnotherAccount = new Place("aws", "eu-west-1", "444455556666");

        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> new ostiary.emulators.aws.stack.Stack("auth", ALL.json(), inAnotherRegion))
                .withMessageEndingWith(" is in eu-west-1: deploy the stack there");
        assertThatExceptionOfType(UnresolvableException.class)
                .isThrownBy(() -> new ostiary.emulators.aws.stack.Stack("auth", ALL.json(), inAnotherAccount))
                .withMessageEndingWith(" is in the account 111122223333: use that one");
    }

    @Test
    void areRefusedElsewhereAtTheSynthesisIfItKnowsWhere() {
        var stack = Stack.Builder.create(OstiaryApp.app(), "elsewhere")
                .env(Environment.builder().region("us-east-1").build())
                .build();
        var props = new OstiaryTableProps(true, true, Optional.of(new ExistingTable(TABLE, TABLE_KEY)));

        assertThatThrownBy(() -> new OstiaryTable(stack, "Table", props))
                .hasMessageContaining("table is in eu-west-1, and the stack in us-east-1");
    }

    @Test
    void tellWhatBecomesOfThoseOfBefore() {
        var synthesis = synthesize(List.of(Setting.SEALING_KEYS), Optional.empty());

        assertThat(synthesis.warnings()).isEmpty();
        assertThat(synthesis.notes())
                .anyMatch(note -> note.contains("uses the table " + TABLE) && note.contains("stay in the account"))
                .anyMatch(note -> note.contains("secrets that it does not own"));
    }

    @Test
    void haveTheStreamThatWasNamed() {
        var stack = new Stack(OstiaryApp.app(), "with-stream");
        var named = new ExistingTable(TABLE, TABLE_KEY, Optional.of(STREAM));

        assertThat(new OstiaryTable(stack, "Table", new OstiaryTableProps(true, true, Optional.of(named)))
                        .table()
                        .getTableStreamArn())
                .isEqualTo(STREAM);
    }
}
