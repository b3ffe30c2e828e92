package ostiary.deployed;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.ExistingKeys;
import ostiary.cdk.ExistingTable;
import ostiary.core.audit.AuditEvent;
import ostiary.core.user.UserId;
import ostiary.deployed.Story.Tokens;
import ostiary.emulators.dynamodb.TableCreator;
import ostiary.template.Synthesis;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The drill of `docs/restore.md`: back up, lose, restore, deploy, log in.
class RestoreDrillTest {
    private static final String STACK = "drill";
    private static final String RESTORED = "drill-restored";
    private static final String TABLE_KEY = DeployedStack.HERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556668");
    private static final String KEYS_KEY = DeployedStack.HERE.arn("kms", "key/0a1b2c3d-1111-2222-3333-444455556669");

    private static final Map<Setting, String> SECRETS = Map.of(
            Setting.SIGNING_KEYS, "Private",
            Setting.REFRESH_TOKEN_KEYS, "Hmac",
            Setting.CODE_KEYS, "Code",
            Setting.DEVICE_KEYS, "Device",
            Setting.SEALING_KEYS, "Sealing");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .endpointOverride(SharedStack.DYNAMO_DB.endpoint())
            .region(Region.of(DeployedStack.HERE.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @TempDir
    private Path directory;

    /// What there is before the loss.
    ///
    /// @param since the moment that is restored to
    /// @param open a session that nobody has ended
    /// @param ended a session that was ended after that moment
    /// @param eve somebody who was disabled after it
    /// @param changes the operators' log, as the AWS CLI prints it
    private record Before(
            Instant since, Story ada, Tokens open, Tokens ended, Story eve, Path changes, Outlived left) {}

    @Test
    void bringsTheServiceBackAndNothingThatWasOver() throws Exception {
        var before = lose();

        assertThat(ostiary(
                        "restore",
                        "--table",
                        RESTORED,
                        "--since",
                        before.since().toString(),
                        "--changes",
                        before.changes().toString(),
                        "--apply"))
                .contains(
                        "2 sessions and 0 codes and challenges of before are ended.",
                        "was disabled since, and is again");

        try (var stack = SharedStack.deployOver(STACK, synthesize(before.left()), before.left())) {
            isOver(before.open(), before.ada().at(stack));
            isOver(before.ended(), before.ada().at(stack));
            assertThat(before.eve().tryToLogIn(stack).text("code")).isEqualTo("invalid_credentials");
            works(before.ada().at(stack));

            for (var function : ServiceFunction.values()) {
                assertThat(stack.functions().role(function.handler()).denied())
                        .as("%s", function)
                        .isEmpty();
            }
            assertThat(stack.aws().problems()).isEmpty();
        }
    }

    private Before lose() throws Exception {
        try (var stack = SharedStack.deployQuickly(STACK, SharedStack.template(), Synthesis.MAIL_FROM)) {
            var table = stack.output("TableName");
            var ada = Story.signedUp(stack);
            var eve = Story.signedUp(stack);
            var open = ada.logIn();
            var ended = ada.logIn();
            ostiary("user", "roles", "--table", table, id(open), "admin");
            var since = backUp(table);

            ada.logOut(ended);
            var disabled = id(eve.logIn());
            ostiary("user", "disable", "--table", table, disabled);
            var secrets = stack.secretsManager().arns().stream().collect(toMap(arn -> arn, stack::secret));
            dynamoDb.deleteTable(delete -> delete.tableName(table));
            return new Before(
                    since, ada, open, ended, eve, log(disabled), new Outlived(RESTORED, TABLE_KEY, secrets, KEYS_KEY));
        }
    }

    /// As point-in-time recovery does: the items, and none of the settings.
    private Instant backUp(String table) {
        new TableCreator(SharedStack.DYNAMO_DB.endpoint()).create(RESTORED);
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .forEach(item -> dynamoDb.putItem(put -> put.tableName(RESTORED).item(item)));
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Path log(String disabled) throws IOException {
        var line = JSON.valueToTree(AuditFields.of(new AuditEvent.UserDisabled(new UserId(UUID.fromString(disabled)))));
        var file = JSON.createObjectNode();
        file.putArray("events")
                .addObject()
                .put("timestamp", Instant.now().toEpochMilli())
                .put("message", line.toString());
        return Files.writeString(directory.resolve("changes.json"), file.toString());
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

    private static Synthesis synthesize(Outlived left) {
        var secrets = new EnumMap<Setting, String>(Setting.class);
        SECRETS.forEach((setting, name) -> secrets.put(
                setting,
                left.secrets().keySet().stream()
                        .filter(arn -> arn.contains("SigningKeys" + name))
                        .findFirst()
                        .orElseThrow()));
        return Synthesis.run(props -> props.table(new ExistingTable(left.arn(), left.tableKey()))
                .keys(new ExistingKeys(secrets, Optional.of(left.secretsKey()))));
    }

    private static String id(Tokens tokens) {
        return Jwt.claims(tokens.access()).required("sub").asText();
    }

    /// Runs the command in a process of its own.
    private String ostiary(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ostiary.cli.OstiaryMain"),
                Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--endpoint", SharedStack.DYNAMO_DB.endpoint().toString())));
        var output = directory.resolve("output");
        var process = new ProcessBuilder(command.toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
