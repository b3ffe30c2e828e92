package ostiary.emulators.aws.dynamodb;

import static ostiary.emulators.aws.AwsWorld.TABLE;
import static ostiary.emulators.aws.AwsWorld.key;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes to the table of the tests, as parts of a transaction or of a batch.
final class Writes {
    private Writes() {}

    static TransactWriteItem part(Consumer<TransactWriteItem.Builder> part) {
        return TransactWriteItem.builder().applyMutation(part).build();
    }

    static TransactWriteItem put(String id) {
        return part(item -> item.put(put -> put.tableName(TABLE).item(key(id))));
    }

    static TransactWriteItem update(String id) {
        return part(item -> item.update(update -> update.tableName(TABLE)
                .key(key(id))
                .updateExpression("SET seen = :yes")
                .expressionAttributeValues(Map.of(":yes", fromS("yes")))));
    }

    static WriteRequest putting(String id) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(key(id)).build())
                .build();
    }
}
