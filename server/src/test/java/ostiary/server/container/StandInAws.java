package ostiary.server.container;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeySets;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.secrets.SecretsManagerService;
import ostiary.emulators.aws.ses.SesService;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;

/// The services of AWS that a container needs, on this machine: its table, its keys, and its mails.
final class StandInAws implements AutoCloseable {
    private static final String TABLE = "ostiary";

    /// Of a container at AWS.
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("OSTIARY_ISSUER", "https://auth.example.com"),
            Map.entry("OSTIARY_AUDIENCE", "https://auth.example.com"),
            Map.entry("OSTIARY_LOGIN_SCOPES", "account"),
            Map.entry("OSTIARY_SESSIONS_PER_USER", "100"),
            Map.entry("OSTIARY_DELETION_GRACE", "30"),
            Map.entry("OSTIARY_TABLE", TABLE),
            Map.entry("OSTIARY_SIGNING_KEYS_SECRET", secret("signing")),
            Map.entry("OSTIARY_REFRESH_TOKEN_KEYS_SECRET", secret("refresh")),
            Map.entry("OSTIARY_CODE_KEYS_SECRET", secret("codes")),
            Map.entry("OSTIARY_DEVICE_KEYS_SECRET", secret("devices")),
            Map.entry("OSTIARY_SEALING_KEYS_SECRET", secret("sealing")),
            Map.entry("OSTIARY_MAIL_FROM", "no-reply@example.com"),
            Map.entry("OSTIARY_THEME", "#2450c8 none Ostiary"),
            Map.entry("OSTIARY_MAILS_PER_HOUR", "1000"),
            Map.entry("OSTIARY_REHEARSAL_MAIL", "sent"),
            Map.entry("OSTIARY_SOURCE", "directory"),
            Map.entry("POWERTOOLS_SERVICE_NAME", "ostiary-test"),
            Map.entry("POWERTOOLS_METRICS_NAMESPACE", "OstiaryTest"));

    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{4}-?[0-9]{4}\\b");

    final AwsEndpoint endpoint;
    private final Optional<DynamoDbLocal> own;
    private final SesService mails = new SesService(PLACE, Set.of("example.com"));

    /// With a DynamoDB Local of its own.
    StandInAws() {
        this(Optional.of(DynamoDbLocal.start(Options.inMemory())), Optional.empty());
    }

    /// With one that runs somewhere.
    StandInAws(URI dynamoDb) {
        this(Optional.empty(), Optional.of(dynamoDb));
    }

    private StandInAws(Optional<DynamoDbLocal> own, Optional<URI> other) {
        this.own = own;
        var dynamoDb = other.or(() -> own.map(DynamoDbLocal::endpoint)).orElseThrow();
        var table = new TableCreator(dynamoDb).create(TABLE);
        var tables = new DynamoDbService(dynamoDb, PLACE, TableShape.PARTITION_KEY);
        tables.table(table, PLACE.arn("dynamodb", "table/" + table), PLACE.arn("kms", "key/table"));
        var secrets = new SecretsManagerService(PLACE);
        var now = Instant.now();
        var keys = KeySets.fresh(now);
        Map.of(
                        "signing", keys.signing(),
                        "refresh", keys.refreshTokens(),
                        "codes", keys.codes(),
                        "devices", keys.devices(),
                        "sealing", keys.sealing())
                .forEach((name, text) -> secrets.create(secret(name), "", text.read()));
        new DynamoDbPublishedKeys(new Table(LocalTable.client(dynamoDb), table))
                .replace(Optional.empty(), keys.verification().read());
        endpoint = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), tables, secrets, mails);
    }

    /// The environment of a process, as ECS gives it to a task.
    Map<String, String> environment() {
        var environment = new HashMap<>(SETTINGS);
        environment.put("AWS_REGION", PLACE.region());
        environment.put("AWS_ENDPOINT_URL", endpoint.address().toString());
        environment.put("AWS_ACCESS_KEY_ID", "AKIAANYBODY");
        environment.put("AWS_SECRET_ACCESS_KEY", "anything");
        return environment;
    }

    /// The code in the last mail.
    String mailedCode() {
        var code = CODE.matcher(mails.sent().getLast().text());
        if (!code.find()) {
            throw new IllegalStateException(
                    "no code in " + mails.sent().getLast().text());
        }
        return code.group();
    }

    /// Calls that no emulator could judge.
    List<String> problems() {
        return endpoint.problems();
    }

    @Override
    public void close() {
        endpoint.close();
        own.ifPresent(DynamoDbLocal::close);
    }

    private static String secret(String name) {
        return "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + name + "-AbCdEf";
    }
}
