package ostiary.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.lambda.CredentialServer;
import ostiary.emulators.aws.secrets.SecretsManagerService;

/// The AWS services that the functions call: DynamoDB Local and the secrets over TLS, and the credentials endpoint
/// of restored functions over plain HTTP, as on AWS.
final class LocalAws implements AutoCloseable {
    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");
    private static final String KEY = PLACE.arn("kms", "key/benchmark");

    private final AwsEndpoint services;
    private final CredentialServer credentials;
    private final Map<String, String> variables = new HashMap<>();

    /// @param secrets the texts by ARN
    LocalAws(URI dynamoDbLocal, String table, Map<String, String> secrets, LocalCertificate certificate)
            throws IOException, GeneralSecurityException {
        var keys = Credentials.ofAnybody();
        var dynamoDb = new DynamoDbService(dynamoDbLocal, PLACE, TableShape.PARTITION_KEY);
        dynamoDb.table(table, PLACE.arn("dynamodb", "table/" + table), KEY);
        var secretsManager = new SecretsManagerService(PLACE);
        secrets.forEach((arn, text) -> secretsManager.create(arn, KEY, text));
        this.services = AwsEndpoint.start(certificate.context(), PLACE, keys, dynamoDb, secretsManager);
        this.credentials = new CredentialServer(keys);
        variables.putAll(credentials.variables(new Role("Benchmark", List.of()), true));
        variables.put("AWS_REGION", PLACE.region());
        variables.put("AWS_ENDPOINT_URL", services.address().toString());
    }

    /// The variables that point a function to these services.
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    @Override
    public void close() {
        services.close();
        credentials.close();
    }
}
