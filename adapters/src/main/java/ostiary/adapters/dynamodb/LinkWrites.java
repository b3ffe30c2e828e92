package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of the transaction that links a user of the source.
record LinkWrites(Table table, LinkRequest request) {

    List<TransactWriteItem> parts() {
        return Stream.of(Optional.of(source()), Optional.of(user()), login())
                .flatMap(Optional::stream)
                .toList();
    }

    private TransactWriteItem source() {
        if (!request.known()) {
            return putNew(SourceItem.write(request));
        }
        var moves = request.hash().isPresent();
        var values = new HashMap<>(Map.of(":email", email(), ":user", userId()));
        if (moves) {
            values.put(":yes", fromS(SourceItem.YES));
        }
        return update(
                SourceItem.key(request.user().id()),
                "SET email = :email" + (moves ? ", moved = :yes" : ""),
                "user_id = :user AND attribute_not_exists(leaving)" + (moves ? " AND attribute_not_exists(moved)" : ""),
                Map.of(),
                values);
    }

    /// The user may exist already, created by an import for the same address. Under another address the login that came
    /// with it, password and all, would be a login of this user.
    private TransactWriteItem user() {
        var name = request.user().name();
        var values = new HashMap<>(Map.of(":email", email(), ":now", Item.number(request.now()), ":one", UserItem.ONE));
        name.ifPresent(text -> values.put(":name", fromS(text)));
        return update(
                UserItem.key(request.userId()),
                "SET email = :email, created_at = if_not_exists(created_at, :now)"
                        + (name.isPresent() ? ", #name = :name" : "")
                        + UserItem.NEW_VERSION,
                request.known() ? "" : "attribute_not_exists(pk) OR email = :email",
                name.isPresent() ? Map.of("#name", "name") : Map.of(),
                values);
    }

    private Optional<TransactWriteItem> login() {
        if (request.login().isPresent()) {
            return Optional.of(existingLogin());
        }
        return request.hash()
                .map(hash -> putNew(LoginItem.write(new Credential(
                                request.userId(),
                                request.user().email(),
                                hash,
                                false,
                                request.user().groups()))
                        .put(LoginItem.SOURCE_ID, request.user().id().toString())));
    }

    /// A login that an import created without a password. It becomes this user's and nobody else's.
    private TransactWriteItem existingLogin() {
        var set = "SET source_id = :source";
        var values = new HashMap<>(Map.of(
                ":source", fromS(request.user().id().toString()),
                ":none", fromS(SealedHash.NONE.text()),
                ":user", userId()));
        var names = new HashMap<String, String>();
        if (request.hash().isPresent()) {
            var groups = request.user().groups();
            set += ", password_hash = :hash" + (groups.isEmpty() ? " REMOVE #roles" : ", #roles = :roles");
            names.put("#roles", "roles");
            values.put(":hash", fromS(request.hash().get().text()));
            if (!groups.isEmpty()) {
                values.put(":roles", AttributeValue.fromSs(List.copyOf(groups)));
            }
        }
        return update(
                LoginItem.key(request.user().email()),
                set,
                "password_hash = :none AND user_id = :user AND attribute_not_exists(disabled)"
                        + " AND attribute_not_exists(deletes_at)"
                        + " AND (attribute_not_exists(source_id) OR source_id = :source)",
                names,
                values);
    }

    private AttributeValue email() {
        return fromS(request.user().email().value());
    }

    private AttributeValue userId() {
        return fromS(request.userId().toString());
    }

    private TransactWriteItem putNew(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(Table.IS_FREE)
                        .expressionAttributeValues(table.thisMoment()))
                .build();
    }

    private TransactWriteItem update(
            Map<String, AttributeValue> key,
            String expression,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(key)
                        .updateExpression(expression)
                        .conditionExpression(condition.isEmpty() ? null : condition)
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values))
                .build();
    }
}
