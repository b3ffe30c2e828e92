package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.core.audit.AuditEvent;
import ostiary.core.user.UserId;
import ostiary.emulators.dynamodb.TableCreator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The steps of `docs/restore.md` with tables and commands.
final class RestoreSteps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .endpointOverride(SharedStack.DYNAMO_DB.endpoint())
            .region(Region.of(DeployedStack.HERE.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    /// @param directory for files
    RestoreSteps(Path directory) {
        this.directory = directory;
    }

    /// As point-in-time recovery does: the items, and none of the settings.
    ///
    /// @return the moment that the new table is of
    Instant copy(String table, String restored) {
        new TableCreator(SharedStack.DYNAMO_DB.endpoint()).create(restored);
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .forEach(item -> dynamoDb.putItem(put -> put.tableName(restored).item(item)));
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    void lose(String table) {
        dynamoDb.deleteTable(delete -> delete.tableName(table));
    }

    /// The operators' log, as the AWS CLI prints it.
    ///
    /// @param disabled the ids of those who were
    Path changes(String... disabled) throws IOException {
        var file = JSON.createObjectNode();
        var events = file.putArray("events");
        for (var id : disabled) {
            var line = JSON.valueToTree(AuditFields.of(new AuditEvent.UserDisabled(new UserId(UUID.fromString(id)))));
            events.addObject().put("timestamp", Instant.now().toEpochMilli()).put("message", line.toString());
        }
        return Files.writeString(directory.resolve("changes.json"), file.toString());
    }

    /// Ends what has come back, and disables again.
    ///
    /// @return what the command says
    String end(String restored, Instant since, Path changes) throws IOException, InterruptedException {
        return ostiary(
                "restore",
                "--table",
                restored,
                "--since",
                since.toString(),
                "--changes",
                changes.toString(),
                "--apply");
    }

    /// Runs the command in a process of its own.
    String ostiary(String... arguments) throws IOException, InterruptedException {
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
