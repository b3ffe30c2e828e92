package ostiary.emulators.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ostiary.emulators.aws.codedeploy.CodeDeployService;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.lambda.LambdaService;
import ostiary.emulators.aws.secrets.SecretsManagerService;
import ostiary.emulators.aws.ses.SesService;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table, a secret and a sender behind an endpoint, and clients of the AWS SDK.
public final class AwsWorld implements AutoCloseable {
    public static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");
    public static final String TABLE = "Auth";
    public static final String TABLE_ARN = PLACE.arn("dynamodb", "table/" + TABLE);
    public static final String TABLE_KEY = PLACE.arn("kms", "key/table");
    public static final String SECRET = PLACE.arn("secretsmanager", "secret:HmacKeys-AbCdEf");
    public static final String SECRET_KEY = PLACE.arn("kms", "key/secrets");
    public static final String TEXT = "s3cret";

    /// Started once for all tests; ends with them.
    public static final DynamoDbLocal DATABASE = databaseWithTable();

    public final Credentials credentials = new Credentials();
    public final SecretsManagerService secrets = new SecretsManagerService(PLACE);
    public final SesService ses = new SesService(PLACE, Set.of("shop.example", "vip@shop.example"));
    public final CodeDeployService codeDeploy = new CodeDeployService(PLACE);
    public final AwsEndpoint endpoint;

    /// The outcomes of functions, by ARN.
    public final Map<String, ostiary.emulators.lambda.Outcome> functions = new HashMap<>();

    public AwsWorld() {
        var dynamoDb = new DynamoDbService(DATABASE.endpoint(), PLACE, "pk");
        dynamoDb.table(TABLE, TABLE_ARN, TABLE_KEY);
        secrets.create(SECRET, SECRET_KEY, TEXT);
        endpoint = AwsEndpoint.start(
                PLACE, credentials, dynamoDb, secrets, ses, codeDeploy, new LambdaService(PLACE, this::invoke));
    }

    /// A role that may do `actions` on the table, with its key.
    public static Role onTable(String... actions) {
        return role(allow(TABLE_ARN, actions), through("dynamodb", TABLE_KEY, "kms:Decrypt"));
    }

    /// A role that may do `actions` to the secret, with `keyActions` on its key.
    public static Role onSecret(String actions, String... keyActions) {
        return role(allow(SECRET, actions.split(" ")), through("secretsmanager", SECRET_KEY, keyActions));
    }

    public static Role role(String... statements) {
        return Policies.role("Worker", statements);
    }

    public static String allow(String resource, String... actions) {
        return "'Effect':'Allow','Action':['%s'],'Resource':'%s'".formatted(String.join("','", actions), resource);
    }

    public static String through(String service, String key, String... actions) {
        return allow(key, actions)
                + ",'Condition':{'StringEquals':{'kms:ViaService':'%s.eu-west-1.amazonaws.com'}}".formatted(service);
    }

    public DynamoDbClient dynamoDb(Role role) {
        return client(role, DynamoDbClient.builder());
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(Role role, B builder) {
        return client(credentials.issue(role), builder, PLACE.region());
    }

    /// Without retries and timeouts, so that on a busy machine, too, a call is a call.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            AwsKey key, B builder, String region) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .endpointOverride(endpoint.address())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken())))
                .build();
    }

    public static Map<String, AttributeValue> key(String id) {
        return Map.of("pk", fromS(id), "sk", fromS("item"));
    }

    private ostiary.emulators.lambda.Outcome invoke(String arn, String event) {
        return Objects.requireNonNull(functions.get(arn), arn);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private static DynamoDbLocal databaseWithTable() {
        var database = DynamoDbLocal.start(Options.inMemory());
        new TableCreator(database.endpoint()).create(TABLE);
        return database;
    }
}
