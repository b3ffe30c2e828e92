package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorHistory;
import ostiary.core.factor.FactorId;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of the transactions that change how many factors a login asks for.
///
/// @param login as it was found, which it has to be still
record FactorWrites(String table, Credential login) {

    List<TransactWriteItem> confirm(Authenticator confirmed, Set<Sha256> recoveryCodes) {
        var user = login.userId();
        var writes = Stream.of(
                delete(
                        FactorItem.pendingKey(user),
                        "factor_id = :id",
                        Map.of(":id", fromS(confirmed.id().toString()))),
                put(FactorItem.write(user, confirmed)),
                count(login.factors() + 1));
        return recoveryCodes.isEmpty()
                ? writes.toList()
                : Stream.concat(writes, Stream.of(put(FactorItem.write(user, recoveryCodes, confirmed.createdAt()))))
                        .toList();
    }

    List<TransactWriteItem> retire(FactorHistory.Removed removed) {
        return Stream.concat(
                        remove(removed.authenticator().id()).stream(),
                        Stream.of(put(FactorItem.write(login.userId(), removed))))
                .toList();
    }

    List<TransactWriteItem> remove(FactorId id) {
        var user = login.userId();
        var writes =
                Stream.of(delete(FactorItem.key(user, id), "attribute_exists(pk)", null), count(login.factors() - 1));
        return login.factors() > 1
                ? writes.toList()
                : Stream.concat(writes, Stream.of(delete(FactorItem.recoveryKey(user), null, null)))
                        .toList();
    }

    /// A login without a factor has no such attribute.
    private TransactWriteItem count(int factors) {
        var values = new HashMap<>(Map.of(":user", fromS(login.userId().toString())));
        if (factors > 0) {
            values.put(":now", Item.number(factors));
        }
        if (login.factors() > 0) {
            values.put(":before", Item.number(login.factors()));
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(LoginItem.key(login.email()))
                        .updateExpression(factors > 0 ? "SET factors = :now" : "REMOVE factors")
                        .conditionExpression("user_id = :user AND attribute_not_exists(disabled)"
                                + " AND attribute_not_exists(deletes_at) AND "
                                + (login.factors() > 0 ? "factors = :before" : "attribute_not_exists(factors)"))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem put(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item.attributes()))
                .build();
    }

    private TransactWriteItem delete(
            Map<String, AttributeValue> key, @Nullable String condition, @Nullable Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
                .build();
    }
}
