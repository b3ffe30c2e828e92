package ostiary.emulators.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.TABLE;
import static ostiary.emulators.aws.AwsWorld.TABLE_ARN;
import static ostiary.emulators.aws.AwsWorld.TABLE_KEY;
import static ostiary.emulators.aws.AwsWorld.key;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.AwsWorld;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// A policy that names attributes allows the requests that name no others, and the reads that ask for no others
/// (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control").
class AttributePermissionsTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final DynamoDbClient client = world.dynamoDb(AwsWorld.role(
            AwsWorld.allow(TABLE_ARN, "dynamodb:UpdateItem")
                    + ",'Condition':{'ForAllValues:StringEquals':{'dynamodb:Attributes':['pk','sk','ended','at']}}",
            AwsWorld.allow(TABLE_ARN, "dynamodb:GetItem")
                    + ",'Condition':{'ForAllValues:StringEquals':{'dynamodb:Attributes':['pk','sk','ended','at']},"
                    + "'StringEqualsIfExists':{'dynamodb:Select':'SPECIFIC_ATTRIBUTES'}}",
            AwsWorld.through("dynamodb", TABLE_KEY, "kms:Decrypt")));

    static Stream<Arguments> allowed() {
        return Stream.of(
                update("SET ended = if_not_exists(ended, :a)", "attribute_not_exists(#it) AND NOT contains(ended, :b)"),
                update("REMOVE ended", "attribute_exists(pk) AND NOT ended IN (:a, :b)"),
                get("pk, #it"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                update("SET ended = :a, roles = :b", "attribute_exists(#it)"),
                update("SET ended = roles", "ended = :a AND #it = :b"),
                update("REMOVE ended", "size(roles) > :a AND #it = :b"),
                get("pk, #it, roles"),
                Arguments.of("a read of all", (Consumer<DynamoDbClient>)
                        db -> db.getItem(get -> get.tableName(TABLE).key(key("x")))));
    }

    private static Arguments update(String expression, String condition) {
        Consumer<DynamoDbClient> call = db -> db.updateItem(update -> update.tableName(TABLE)
                .key(key("x"))
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeNames(condition.contains("#it") ? Map.of("#it", "at") : null)
                .expressionAttributeValues(Map.of(":a", fromS("a"), ":b", fromS("b"))));
        return Arguments.of(expression + " if " + condition, call);
    }

    private static Arguments get(String projection) {
        Consumer<DynamoDbClient> call = db -> db.getItem(get -> get.tableName(TABLE)
                .key(key("x"))
                .projectionExpression(projection)
                .expressionAttributeNames(Map.of("#it", "at")));
        return Arguments.of("read " + projection, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void allowed(String name, Consumer<DynamoDbClient> call) {
        try {
            call.accept(client);
        } catch (DynamoDbException other) {
            // DynamoDB Local may not like the request; whoever has no permission does not get so far.
            assertThat(other.awsErrorDetails().errorCode()).isNotEqualTo("AccessDeniedException");
        }
        assertThat(world.endpoint.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, Consumer<DynamoDbClient> call) {
        assertThatThrownBy(() -> call.accept(client))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("is not authorized to perform");
    }
}
