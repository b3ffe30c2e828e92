package ostiary.emulators.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static ostiary.emulators.aws.AwsWorld.TABLE;
import static ostiary.emulators.aws.AwsWorld.TABLE_ARN;
import static ostiary.emulators.aws.AwsWorld.TABLE_KEY;
import static ostiary.emulators.aws.AwsWorld.key;
import static ostiary.emulators.aws.AwsWorld.onTable;
import static ostiary.emulators.aws.dynamodb.Writes.part;
import static ostiary.emulators.aws.dynamodb.Writes.put;
import static ostiary.emulators.aws.dynamodb.Writes.putting;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.Call;
import ostiary.emulators.aws.Outcome;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Role;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/// Each operation needs its action, on the table's partition that it names, and the use of the table's key.
class DynamoDbPermissionsTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    /// Each operation, and the actions that it needs.
    static Stream<Arguments> operations() {
        return Stream.of(
                call("GetItem", db -> db.getItem(get -> get.tableName(TABLE).key(key("x")))),
                call("PutItem", db -> db.putItem(put -> put.tableName(TABLE).item(key("x")))),
                call(
                        "UpdateItem",
                        db -> db.updateItem(update -> update.tableName(TABLE).key(key("x")))),
                call(
                        "DeleteItem",
                        db -> db.deleteItem(delete -> delete.tableName(TABLE).key(key("x")))),
                call(
                        "Query",
                        db -> db.query(query -> query.tableName(TABLE)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", fromS("x"))))),
                call("Scan", db -> db.scan(scan -> scan.tableName(TABLE))),
                call(
                        "BatchGetItem",
                        db -> db.batchGetItem(get -> get.requestItems(Map.of(
                                TABLE,
                                KeysAndAttributes.builder()
                                        .keys(List.of(key("x")))
                                        .build())))),
                call(
                        "BatchWriteItem",
                        db -> db.batchWriteItem(write -> write.requestItems(Map.of(TABLE, List.of(putting("x")))))),
                call(
                        "GetItem",
                        db -> db.transactGetItems(get -> get.transactItems(TransactGetItem.builder()
                                .get(part -> part.tableName(TABLE).key(key("x")))
                                .build()))),
                call("PutItem", db -> db.transactWriteItems(write -> write.transactItems(put("x")))),
                call(
                        "DeleteItem",
                        db -> db.transactWriteItems(write -> write.transactItems(part(item ->
                                item.delete(delete -> delete.tableName(TABLE).key(key("x"))))))),
                call(
                        "ConditionCheckItem",
                        db -> db.transactWriteItems(write ->
                                write.transactItems(part(item -> item.conditionCheck(check -> check.tableName(TABLE)
                                        .key(key("x"))
                                        .conditionExpression("attribute_not_exists(nothing)")))))));
    }

    private static Arguments call(String action, Consumer<DynamoDbClient> call) {
        return Arguments.of("dynamodb:" + action, call);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tellsWhichPartitionItIsAbout(String action, Consumer<DynamoDbClient> call) {
        Function<String, Role> within = partitions -> AwsWorld.role(
                AwsWorld.allow(TABLE_ARN, action)
                        + ",'Condition':{'ForAllValues:StringLike':{'dynamodb:LeadingKeys':['other','%s']}}"
                                .formatted(partitions),
                AwsWorld.through("dynamodb", TABLE_KEY, "kms:Decrypt"));

        call.accept(world.dynamoDb(within.apply("x*")));
        var stranger = world.dynamoDb(within.apply("y*"));

        if (action.equals("dynamodb:Scan")) {
            call.accept(stranger); // it names none: AWS's documentation warns of the same
        } else {
            assertThatThrownBy(() -> call.accept(stranger)).isInstanceOf(DynamoDbException.class);
        }
        assertThat(world.endpoint.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void needsTheActionAndTheKey(String action, Consumer<DynamoDbClient> call) {
        var role = onTable(action);
        call.accept(world.dynamoDb(role));

        assertThat(role.unused()).isEmpty();
        assertThat(world.endpoint.calls())
                .singleElement()
                .returns(Outcome.ANSWERED, Call::outcome)
                .returns(200, Call::status)
                .satisfies(logged -> assertThat(words(logged.needs()))
                        .containsExactly(action + " on " + TABLE_ARN, "kms:Decrypt on " + TABLE_KEY));
        assertThat(world.endpoint.problems()).isEmpty();
    }

    private static Stream<String> words(Collection<Access> accesses) {
        return accesses.stream()
                .map(access -> access.action() + " on " + access.resource())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesInTheWordsOfAws(String action, Consumer<DynamoDbClient> call) {
        var role = onTable("dynamodb:DescribeTable");
        var client = world.dynamoDb(role);

        assertThatThrownBy(() -> call.accept(client))
                .asInstanceOf(type(DynamoDbException.class))
                .returns(400, DynamoDbException::statusCode)
                .returns(
                        "AccessDeniedException",
                        denied -> denied.awsErrorDetails().errorCode())
                .extracting(denied -> denied.awsErrorDetails().errorMessage())
                .isEqualTo("User: arn:aws:sts::111122223333:assumed-role/Worker/Worker is not authorized to perform: "
                        + action + " on resource: " + TABLE_ARN
                        + " because no identity-based policy allows the " + action + " action");
        assertThat(words(role.denied())).containsExactly(action + " on " + TABLE_ARN);
        assertThat(world.endpoint.calls()).singleElement().returns(Outcome.DENIED, Call::outcome);
    }
}
