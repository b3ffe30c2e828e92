package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.blueprint.TableShape.PUBLIC_KEYS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.ServiceFunction;
import ostiary.template.Synthesis;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// The rights of each function on the public keys with the credentials that Lambda gives it: whoever could
/// write them could sign tokens that everybody believes.
class PublicKeysTest {
    private static final DeployedStack STACK =
            SharedStack.deployQuickly("public-keys", SharedStack.template(), Synthesis.MAIL_FROM);
    private static final String TABLE = STACK.output("TableName");
    private static final Map<String, AttributeValue> KEY = Table.key(PUBLIC_KEYS, "KEYS");
    private static final Map<String, AttributeValue> FORGED =
            Map.of("pk", fromS(PUBLIC_KEYS), "sk", fromS("KEYS"), "document", fromS("{}"));

    private static final Set<ServiceFunction> VERIFIERS = EnumSet.of(
            ServiceFunction.AUTHORIZER,
            ServiceFunction.DISCOVERY,
            ServiceFunction.ACCOUNT,
            ServiceFunction.SESSIONS,
            ServiceFunction.LOGOUT,
            ServiceFunction.PAGES,
            ServiceFunction.SECURITY,
            ServiceFunction.ADMIN,
            ServiceFunction.BACKCHANNEL);

    /// A way to read or to write items, and how to try it on the keys.
    private record Way(String action, Consumer<DynamoDbClient> use) {}

    private static final List<Way> WAYS = List.of(
            new Way("GetItem", aws -> aws.getItem(get -> get.tableName(TABLE).key(KEY))),
            new Way(
                    "Query",
                    aws -> aws.query(query -> query.tableName(TABLE)
                            .keyConditionExpression("pk = :keys")
                            .expressionAttributeValues(Map.of(":keys", fromS(PUBLIC_KEYS))))),
            new Way("Scan", aws -> aws.scan(scan -> scan.tableName(TABLE))),
            new Way("PutItem", aws -> aws.putItem(put -> put.tableName(TABLE).item(FORGED))),
            new Way(
                    "UpdateItem",
                    aws -> aws.updateItem(update -> update.tableName(TABLE)
                            .key(KEY)
                            .updateExpression("SET document = :forged")
                            .expressionAttributeValues(Map.of(":forged", fromS("{}"))))),
            new Way(
                    "DeleteItem",
                    aws -> aws.deleteItem(delete -> delete.tableName(TABLE).key(KEY))),
            new Way(
                    "TransactWriteItems",
                    aws -> aws.transactWriteItems(write -> write.transactItems(List.of(TransactWriteItem.builder()
                            .put(put -> put.tableName(TABLE).item(FORGED))
                            .build())))),
            new Way(
                    "BatchWriteItem",
                    aws -> aws.batchWriteItem(write -> write.requestItems(Map.of(
                            TABLE,
                            List.of(WriteRequest.builder()
                                    .putRequest(put -> put.item(FORGED))
                                    .build()))))));

    @AfterAll
    static void remove() {
        STACK.close();
    }

    @ParameterizedTest
    @EnumSource
    void areReadByThoseWhoVerifyAndWrittenByTheRotationAlone(ServiceFunction function) {
        try (var aws = withTheRoleOf(function)) {
            var open = WAYS.stream().filter(way -> isOpen(way, aws)).map(Way::action);

            assertThat(open).containsExactlyElementsOf(expected(function));
        }
    }

    /// A transaction needs the permissions of its parts.
    private static List<String> expected(ServiceFunction function) {
        if (function == ServiceFunction.KEYS) {
            return List.of("GetItem", "PutItem", "TransactWriteItems");
        }
        return VERIFIERS.contains(function) ? List.of("GetItem") : List.of();
    }

    private static boolean isOpen(Way way, DynamoDbClient aws) {
        try {
            way.use().accept(aws);
            return true;
        } catch (DynamoDbException refused) {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            return false;
        }
    }

    private static DynamoDbClient withTheRoleOf(ServiceFunction function) {
        var key = STACK.credentials().issue(STACK.functions().role(function.handler()));
        return AwsClients.buildOutsideRequests(DynamoDbClient.builder()
                .endpointOverride(STACK.aws().address())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken()))));
    }
}
