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

/// What the functions reach of AWS: over TLS, as there, DynamoDB Local and the texts of secrets; and without, as
/// there, the address that a restored function has its credentials from.
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

    /// The variables by which a function finds all this.
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    @Override
    public void close() {
        services.close();
        credentials.close();
    }
}
