package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import ostiary.blueprint.TableShape;
import ostiary.cli.aws.Endpoints;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsKey;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.cloudformation.CloudFormationService;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.lambda.LambdaDescriptions;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.aws.sts.StsService;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// AWS, as an operator of a deployed stack meets it: the same table, and what CloudFormation, Lambda and STS tell.
/// There is no CloudWatch: nothing here could say what it makes of a metric that is not there.
final class OperatorsAws implements Endpoints, AutoCloseable {
    static final Region REGION = Region.of(DeployedStack.HERE.region());

    private final String stack;
    private final AwsEndpoint endpoint;
    private final AwsKey key;

    /// @param template of the deployed stack, or another that tells something else of it
    /// @param role the operator's
    OperatorsAws(String name, JsonNode template, Role role) {
        this(name, template, role, dynamoDb -> dynamoDb);
    }

    /// @param otherwise what DynamoDB is, if it is not as we take it to be
    OperatorsAws(String name, JsonNode template, Role role, UnaryOperator<AwsService> otherwise) {
        this.stack = name;
        var resources = new Stack(name, template, DeployedStack.HERE);
        var credentials = new Credentials();
        var dynamoDb =
                new DynamoDbService(SharedStack.DYNAMO_DB.endpoint(), DeployedStack.HERE, TableShape.PARTITION_KEY);
        for (var table : resources.all("AWS::DynamoDB::Table")) {
            var key = table.property("SSESpecification").required("KMSMasterKeyId");
            dynamoDb.table(table.ref(), table.attribute("Arn"), key.asText());
        }
        var arn = DeployedStack.HERE.globalArn("iam", "role/" + role.name());
        this.key = credentials.issue(role);
        this.endpoint = AwsEndpoint.start(
                DeployedStack.HERE,
                credentials,
                otherwise.apply(dynamoDb),
                new CloudFormationService(DeployedStack.HERE, name, resources),
                new LambdaDescriptions(DeployedStack.HERE, resources),
                new StsService(DeployedStack.HERE, credentials, Map.of(arn, role)));
    }

    @Override
    public URI of(String service, Region region) {
        return endpoint.address();
    }

    StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken()));
    }

    /// The name of the stack.
    String stack() {
        return stack;
    }

    AwsEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
