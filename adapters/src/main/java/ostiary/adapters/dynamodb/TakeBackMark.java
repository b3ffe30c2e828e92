package ostiary.adapters.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.core.user.ImportId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Marks a login that is about to be taken back: it is disabled, and names the import and the instant of the mark.
final class TakeBackMark {
    private static final String ATTRIBUTE = LoginItem.TAKING_BACK;
    /// The value of `disabled` where the mark alone disables the login.
    private static final String BY_MARK = "taking_back";

    private TakeBackMark() {}

    static String text(ImportId by, Instant now) {
        return by.text() + " " + now;
    }

    /// The mark, if it still keeps logins from starting.
    static Optional<String> find(Item login) {
        return login.find(LoginItem.DISABLED).flatMap(_ -> login.find(ATTRIBUTE));
    }

    /// The login as it would be without the mark.
    static Item without(Item login) {
        var attributes = new HashMap<>(login.attributes());
        attributes.remove(ATTRIBUTE);
        if (isDisabledByMark(login)) {
            attributes.remove(LoginItem.DISABLED);
        }
        return new Item(attributes);
    }

    /// Puts the mark on, if the login has all these attributes and no others that an account may get.
    static TransactWriteItem put(Table table, Item login, String mark) {
        var unchanged = Unchanged.of(login);
        unchanged.values().put(":mark", AttributeValue.fromS(mark));
        unchanged.values().put(":by_mark", AttributeValue.fromS(BY_MARK));
        unchanged.names().put("#mark", ATTRIBUTE);
        unchanged.names().put("#disabled", LoginItem.DISABLED);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(Table.key(login.partition(), login.sort()))
                        .updateExpression("SET #mark = :mark, #disabled = if_not_exists(#disabled, :by_mark)")
                        .conditionExpression(unchanged.condition())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values()))
                .build();
    }

    /// Takes the mark off, if it and `disabled` are still as in `login`. Whatever else has changed stays.
    static TransactWriteItem remove(Table table, Item login) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(Table.key(login.partition(), login.sort()))
                        .updateExpression("REMOVE #mark" + (isDisabledByMark(login) ? ", #disabled" : ""))
                        .conditionExpression("#mark = :mark AND #disabled = :disabled")
                        .expressionAttributeNames(Map.of("#mark", ATTRIBUTE, "#disabled", LoginItem.DISABLED))
                        .expressionAttributeValues(Map.of(
                                ":mark", AttributeValue.fromS(login.string(ATTRIBUTE)),
                                ":disabled", AttributeValue.fromS(login.string(LoginItem.DISABLED)))))
                .build();
    }

    private static boolean isDisabledByMark(Item login) {
        return login.find(LoginItem.DISABLED).filter(BY_MARK::equals).isPresent();
    }
}
