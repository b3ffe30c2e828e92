package ostiary.emulators.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static ostiary.emulators.aws.AwsWorld.TABLE;
import static ostiary.emulators.aws.AwsWorld.TABLE_ARN;
import static ostiary.emulators.aws.AwsWorld.TABLE_KEY;
import static ostiary.emulators.aws.AwsWorld.key;
import static ostiary.emulators.aws.AwsWorld.onTable;
import static ostiary.emulators.aws.dynamodb.Writes.put;
import static ostiary.emulators.aws.dynamodb.Writes.update;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.Call;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Grant;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoDbServiceTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final String id = UUID.randomUUID().toString();

    @Test
    void refusesATransactionOfWhichOnePartIsDenied() {
        var client = world.dynamoDb(onTable("dynamodb:PutItem", "dynamodb:GetItem"));

        assertThatThrownBy(() -> client.transactWriteItems(write -> write.transactItems(put(id), update(id + "2"))))
                .hasMessageContaining("dynamodb:UpdateItem");
        assertThat(client.getItem(get -> get.tableName(TABLE).key(key(id))).hasItem())
                .isFalse();
    }

    @Test
    void carriesATransactionOutAndLogsItAsOneCall() {
        var client = world.dynamoDb(onTable("dynamodb:PutItem", "dynamodb:UpdateItem"));

        client.transactWriteItems(write -> write.transactItems(put(id), put(id + "1"), update(id + "2")));

        assertThat(world.endpoint.calls())
                .singleElement()
                .returns("dynamodb:TransactWriteItems", Call::operation)
                .returns(true, call -> call.needs("dynamodb:UpdateItem"))
                .satisfies(call -> assertThat(call.needs())
                        .extracting(Access::action, access -> access.context().get("dynamodb:LeadingKeys"))
                        .contains(
                                tuple("dynamodb:PutItem", id),
                                tuple("dynamodb:PutItem", id + "1"),
                                tuple("dynamodb:UpdateItem", id + "2")));
    }

    @Test
    void refusesWithoutTheKey() {
        var client = world.dynamoDb(AwsWorld.role(AwsWorld.allow(TABLE_ARN, "dynamodb:PutItem")));

        assertThatThrownBy(() -> client.putItem(put -> put.tableName(TABLE).item(key(id))))
                .asInstanceOf(type(DynamoDbException.class))
                .returns(
                        "AccessDeniedException",
                        denied -> denied.awsErrorDetails().errorCode())
                .extracting(Throwable::getMessage)
                .asString()
                .contains("KMS key access denied error");
    }

    @Test
    void refusesWhileAGrantIsWithheld() {
        var role = onTable("dynamodb:PutItem");
        var client = world.dynamoDb(role);
        for (var grant : List.of(
                new Grant("Worker", 0, "dynamodb:PutItem", TABLE_ARN),
                new Grant("Worker", 1, "kms:Decrypt", TABLE_KEY))) {
            try (var _ = role.withhold(grant)) {
                assertThatThrownBy(
                                () -> client.putItem(put -> put.tableName(TABLE).item(key(id))))
                        .isInstanceOf(DynamoDbException.class)
                        .hasMessageContaining(grant.action());
            }
            client.putItem(put -> put.tableName(TABLE).item(key(id)));
        }
        assertThat(role.denied()).isEmpty();
    }

    @Test
    void refusesAKeyThatIsHeldThroughAnotherService() {
        var client = world.dynamoDb(AwsWorld.role(
                AwsWorld.allow(TABLE_ARN, "dynamodb:PutItem"),
                AwsWorld.through("secretsmanager", TABLE_KEY, "kms:Decrypt")));

        assertThatThrownBy(() -> client.putItem(put -> put.tableName(TABLE).item(key(id))))
                .hasMessageContaining("kms:Decrypt");
    }

    @Test
    void asksForTheIndexThatIsQueried() {
        var client = world.dynamoDb(onTable("dynamodb:Query"));

        assertThatThrownBy(() -> client.query(query -> query.tableName(TABLE).indexName("byMail")))
                .hasMessageContaining(TABLE_ARN + "/index/byMail");
    }

    @Test
    void passesTheErrorsOfDynamoDbOn() {
        var client = world.dynamoDb(onTable("dynamodb:PutItem"));
        client.putItem(put -> put.tableName(TABLE).item(key(id)));

        assertThatThrownBy(() -> client.putItem(
                        put -> put.tableName(TABLE).item(key(id)).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(world.endpoint.calls()).last().returns(400, Call::status);
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        var client = world.dynamoDb(onTable("dynamodb:*"));

        assertThatThrownBy(() -> client.executeStatement(sql -> sql.statement("SELECT * FROM Auth")))
                .asInstanceOf(type(DynamoDbException.class))
                .returns(
                        "UnknownOperationException",
                        unknown -> unknown.awsErrorDetails().errorCode());
        assertThatThrownBy(() -> client.getItem(get -> get.tableName(TABLE_ARN).key(key(id))))
                .isInstanceOf(DynamoDbException.class);
        assertThat(world.endpoint.problems())
                .hasSize(2)
                .first()
                .asString()
                .contains("Worker", "dynamodb:ExecuteStatement");
    }

    /// DynamoDB Local knows of neither.
    @Test
    void tellsTheArnOfATableAndItsKey() {
        var role = AwsWorld.role(AwsWorld.allow(AwsWorld.TABLE_ARN, "dynamodb:DescribeTable"));

        var table = world.dynamoDb(role)
                .describeTable(describe -> describe.tableName(AwsWorld.TABLE))
                .table();

        assertThat(table.tableArn()).isEqualTo(AwsWorld.TABLE_ARN);
        assertThat(table.sseDescription().kmsMasterKeyArn()).isEqualTo(AwsWorld.TABLE_KEY);
    }
}
