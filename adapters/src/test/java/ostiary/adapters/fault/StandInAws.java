package ostiary.adapters.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeySets;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.cognito.CognitoService;
import ostiary.emulators.aws.cognito.PoolAnswers;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.emulators.aws.secrets.SecretsManagerService;
import ostiary.emulators.aws.ses.SentMail;
import ostiary.emulators.aws.ses.SesService;
import ostiary.emulators.dynamodb.TableCreator;

/// The part of AWS that functions reach, in good health: DynamoDB Local with the table, keys in secrets, a
/// sender of mails and a pool. One for all tests.
public final class StandInAws {
    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");

    /// Of the pool that the functions are told of.
    private static final String POOL = "eu-central-1_Staged123";

    private static final String ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/" + POOL;
    private static final String CLIENT = "1h57kf5cpq17m0eml12EXAMPLE";
    private static final String TABLE = "auth";
    private static final String KEY = PLACE.arn("kms", "key/secrets");

    public static final StandInAws ONLY = new StandInAws();

    private final SecretsManagerService secrets = new SecretsManagerService(PLACE);
    private final SesService ses = new SesService(PLACE, Set.of("example.com"));
    private final Map<Dependency, URI> addresses;

    private StandInAws() {
        new TableCreator(ProxiedWorld.database()).create(TABLE);
        var keys = KeySets.fresh(Instant.now());
        publish(keys.verification().read());
        keep("SIGNING_KEYS", keys.signing().read());
        keep("REFRESH_TOKEN_KEYS", keys.refreshTokens().read());
        keep("CODE_KEYS", keys.codes().read());
        keep("DEVICE_KEYS", keys.devices().read());
        keep("SEALING_KEYS", keys.sealing().read());
        keep("SOURCE", "the secret of the client");
        var cognito = new CognitoService(PLACE, POOL, CLIENT);
        cognito.behave(StandInAws::pool);
        var aws = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), secrets, ses, cognito)
                .address();
        this.addresses = Map.of(
                Dependency.DYNAMODB, ProxiedWorld.database(),
                Dependency.SECRETS_MANAGER, aws,
                Dependency.SES, aws,
                Dependency.COGNITO, aws);
    }

    private static void publish(String keys) {
        try (var client = LocalTable.client(ProxiedWorld.database())) {
            new DynamoDbPublishedKeys(new Table(client, TABLE)).replace(Optional.empty(), keys);
        }
    }

    private void keep(String secret, String text) {
        secrets.create(PLACE.arn("secretsmanager", "secret:" + secret + "-AbCdEf"), KEY, text);
    }

    /// Where a service answers.
    public Map<Dependency, URI> addresses() {
        return addresses;
    }

    public URI address(Dependency dependency) {
        return Objects.requireNonNull(addresses.get(dependency), dependency::id);
    }

    /// Those that went out.
    public List<SentMail> mails() {
        return ses.sent();
    }

    /// A pool in which everybody is who logs in as `pool…@…`, whatever the password.
    private static AwsAnswer pool(String operation, JsonNode request) {
        var username = request.at("/AuthParameters/USERNAME").asText();
        if (!username.startsWith("pool")) {
            return PoolAnswers.error("NotAuthorizedException", "Incorrect username or password.");
        }
        var sub = UUID.nameUUIDFromBytes(username.getBytes(UTF_8)).toString();
        return PoolAnswers.tokens(PoolTokens.token(claims ->
                claims.put("iss", ISSUER).put("aud", CLIENT).put("sub", sub).put("email", username)));
    }
}
